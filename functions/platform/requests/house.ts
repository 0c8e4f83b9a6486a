import type { Context } from 'hono'
import type { Platform } from '../platform.ts'
import type { Env } from '../settings.ts'

/** What every route finds in its context. */
export type House = {
  Bindings: Env
  Variables: { platform: Platform; requestId: string }
}

export type Visit = Context<House>
