import { carriedOut } from '../platform/erasure/ledger-marks.ts'
import type { Platform } from '../platform/platform.ts'
import type { Member } from '../platform/staff/member.ts'
import { type Act, traceIfDone } from '../platform/staff/traces.ts'
import type { Day } from '../promises/calendar/calendar.ts'
import { noteChange } from './noting.ts'
import { type Change, changing, type Wanted } from './standing.ts'

interface By extends Pick<Platform, 'db' | 'files' | 'notes'> {
  member: Member
  now: Date
  today: Day
}

/** Puts a hold on a thing that has none and that nothing erases. Answers whether it did: of two at the same time one does. */
export function putHold(by: By, id: string, wanted: Wanted): Promise<boolean> {
  const { reason } = wanted
  return carryOut(by, { subjectId: id, seenAt: 0, wanted }, { act: 'put-hold', reason })
}

/** Has a hold stand until another day for a new reason, unless it is not as it was `seenAt` (milliseconds since 1970). */
export function extendHold(by: By, id: string, seenAt: number, wanted: Wanted): Promise<boolean> {
  const { reason } = wanted
  return carryOut(by, { subjectId: id, seenAt, wanted }, { act: 'extended-hold', reason })
}

/** Lifts a hold under the same condition: whatever is due goes with the next run of the retention job. */
export function liftHold(by: By, id: string, seenAt: number, reason: string): Promise<boolean> {
  return carryOut(by, { subjectId: id, seenAt, wanted: 'lifted' }, { act: 'lifted-hold', reason })
}

/** First it is written down outside the database, so that no restored backup erases what is kept; then one batch does it. */
async function carryOut(
  by: By,
  asked: Pick<Change, 'subjectId' | 'seenAt' | 'wanted'>,
  traced: { act: Act; reason: string },
): Promise<boolean> {
  const { db, member, now, today } = by
  const change = { ...asked, at: now, today }
  const noted = await noteChange(by, change)
  const [done] = await db.write([
    changing(change),
    traceIfDone(member, { ...traced, subjectId: asked.subjectId }, now),
    carriedOut([noted]),
  ])
  return done!.rowsAffected > 0
}
