import { and, eq, isNull, lte } from 'drizzle-orm'
import { passkeys, staff, staffSessions } from '../../../db/schema/staff.ts'
import type { ShutOut } from '../../platform/erasure/ledger-entries.ts'
import { make, type Statement } from '../../platform/statements.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'

/**
 * Ends an account that a backup brought back after it was ended. Whoever was let back in since then has to be let
 * back in once more: too few at the desk is mended by an administrator, too many by nobody.
 */
export function shutOutAgain({ site }: Promises) {
  return ({ addressHash, at }: ShutOut): Statement[] => {
    const theirs = make.select({ id: staff.id }).from(staff).where(eq(staff.addressHash, addressHash))
    return [
      make
        .update(staff)
        .set({ endedOn: dayIn(site.timeZone, new Date(at)) })
        .where(and(eq(staff.addressHash, addressHash), isNull(staff.endedOn), lte(staff.addedAt, at))),
      make.delete(passkeys).where(and(eq(passkeys.staffId, theirs), lte(passkeys.addedAt, at))),
      make
        .delete(staffSessions)
        .where(and(eq(staffSessions.staffId, theirs), lte(staffSessions.startedAt, at))),
    ]
  }
}
