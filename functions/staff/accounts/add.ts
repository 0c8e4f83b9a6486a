import { staff } from '../../../db/schema/staff.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Member } from '../../platform/staff/member.ts'
import { make } from '../../platform/statements.ts'
import type { Promises } from '../../promises/promises.ts'
import { activeNow } from './active.ts'

/** Gives somebody an account; false where the address has one, which stays as it is. */
export async function addStaff(
  { db, addressHash }: Pick<Platform, 'db' | 'addressHash'>,
  { openings, ...member }: Omit<Member, 'id'>,
  { now, promises }: { now: Date; promises: Promises },
): Promise<boolean> {
  const row = {
    ...member,
    id: newId(now),
    addressHash: await addressHash(member.email),
    openings: JSON.stringify(openings),
    addedAt: now.getTime(),
    ...activeNow(promises, now),
  }
  const [added] = await db.write([make.insert(staff).values(row).onConflictDoNothing()])
  return added?.rowsAffected === 1
}
