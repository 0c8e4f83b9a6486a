import { staff } from '../../../db/schema/staff.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Member } from '../../platform/staff/member.ts'
import { traceIfDone } from '../../platform/staff/traces.ts'
import { make } from '../../platform/statements.ts'
import type { Promises } from '../../promises/promises.ts'
import { activeNow } from './active.ts'

/** Gives somebody an account, traced where a colleague does it; false where the address has one, which stays as it is. */
export async function addStaff(
  { db, addressHash }: Pick<Platform, 'db' | 'addressHash'>,
  { openings, ...member }: Omit<Member, 'id'>,
  { now, promises, by }: { now: Date; promises: Promises; by?: Member },
): Promise<boolean> {
  const row = {
    ...member,
    id: newId(now),
    addressHash: await addressHash(member.email),
    openings: JSON.stringify(openings),
    addedAt: now.getTime(),
    ...activeNow(promises, now),
  }
  const [added] = await db.write([
    make.insert(staff).values(row).onConflictDoNothing(),
    ...(by ? [traceIfDone(by, { act: 'added-account', subjectId: row.id }, now)] : []),
  ])
  return added?.rowsAffected === 1
}
