import { and, desc, eq, gt, ne, type SQL } from 'drizzle-orm'
import { staffSessions } from '../../../db/schema/staff.ts'
import type { Platform } from '../../platform/platform.ts'
import { make, type Statement } from '../../platform/statements.ts'
import { hoursIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor } from '../../promises/rules.ts'
import { idleMinutes } from '../limits.ts'

export const sessionsRule = 'staff-sessions'

export type World = Pick<Platform, 'db' | 'clock'> & { promises: Promises }
export type SessionRow = typeof staffSessions.$inferSelect

/** Sessions that are neither idle nor older than their rule allows. */
export function isOpen({ clock, promises }: Pick<World, 'clock' | 'promises'>) {
  const lastsMs = hoursIn(ruleFor(promises.retention, sessionsRule).keepFor) * 3_600_000
  return and(
    gt(staffSessions.lastSeenAt, clock().getTime() - idleMinutes * 60_000),
    gt(staffSessions.startedAt, clock().getTime() - lastsMs),
  )
}

/** Where a member is signed in, the newest first. */
export function openSessionsOf(world: Pick<World, 'clock' | 'promises'>, staffId: string): Statement {
  const theirs = and(eq(staffSessions.staffId, staffId), isOpen(world))
  return make.select().from(staffSessions).where(theirs).orderBy(desc(staffSessions.startedAt))
}

/** Ends one session of a member; the id of somebody else's does nothing. */
export function endSession(staffId: string, sessionId: string): Statement {
  return make
    .delete(staffSessions)
    .where(and(eq(staffSessions.staffId, staffId), eq(staffSessions.id, sessionId)))
}

/** Ends every session of a member, but one where it is named, and only if a condition holds where there is one. */
export function endSessions(staffId: string, but = '', condition?: SQL): Statement {
  return make
    .delete(staffSessions)
    .where(and(eq(staffSessions.staffId, staffId), ne(staffSessions.id, but), condition))
}
