import type { Context } from 'hono'
import type { Platform } from '../platform.ts'
import type { Env } from '../settings.ts'
import type { Member } from '../staff/member.ts'

/** What every route finds in its context; `member` is there behind the desk's guard alone. */
export type House = {
  Bindings: Env
  Variables: { platform: Platform; requestId: string; member: Member; sessionId: string; signedInAt: number }
}

export type Visit = Context<House>
