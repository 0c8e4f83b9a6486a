import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { staff, staffKeys } from '../../../db/schema/staff.ts'
import { outbox } from '../../../db/schema.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashOfKey } from '../../platform/secrets/one-time-keys.ts'
import { insertWhere, make, prepared, rowsOf, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { countedMinutes, linkMinutes, mostLinks } from '../limits.ts'

type KeyRow = typeof staffKeys.$inferInsert

const minuteMs = 60_000

/**
 * Keeps a key and, only for the address of somebody who works here, queues its letter. Known and unknown addresses run
 * the same statements.
 */
export function askForKey(key: KeyRow, letter: OutboxRow): Statement[] {
  const { addressHash, madeAt } = key
  return [
    insertWhere(staffKeys, key, fewAsked({ addressHash, since: madeAt - countedMinutes * minuteMs })),
    insertWhere(outbox, letter, worksHere({ addressHash, keyId: key.id })),
  ]
}

const fewAsked = prepared<'addressHash' | 'since'>(
  sql`(select count(*) from ${staffKeys} where ${and(
    eq(staffKeys.addressHash, sql.placeholder('addressHash')),
    gt(staffKeys.madeAt, sql.placeholder('since')),
  )}) < ${mostLinks}`,
)

const worksHere = prepared<'addressHash' | 'keyId'>(
  sql`exists (select 1 from ${staff} where ${and(
    eq(staff.addressHash, sql.placeholder('addressHash')),
    isNull(staff.endedOn),
  )}) and exists (select 1 from ${staffKeys} where ${eq(staffKeys.id, sql.placeholder('keyId'))})`,
)

/** A key that can still be used, or null; looking changes nothing. */
export async function findKey({ db, clock }: Pick<Platform, 'db' | 'clock'>, key: string) {
  const keyHash = await hashOfKey(key)
  if (!keyHash) return null
  const [found] = await db.read([make.select().from(staffKeys).where(isGood(keyHash, clock()))])
  return rowsOf(staffKeys, found!)[0] ?? null
}

/**
 * Uses a key up, notes that its owner is active, and answers whose it is; null for all presses at the same time but one,
 * and once its owner has left.
 */
export async function useKey(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { keyHash, addressHash }: Pick<KeyRow, 'keyHash' | 'addressHash'>,
  active: { lastActiveOn: Day; eraseBy: Day },
): Promise<string | null> {
  const isOwner = and(eq(staff.addressHash, addressHash), isNull(staff.endedOn))
  const [used, , owner] = await db.write([
    make.update(staffKeys).set({ usedAt: clock().getTime() }).where(isGood(keyHash, clock())),
    make.update(staff).set(active).where(and(isOwner, sql`changes() = 1`)),
    make.select({ id: staff.id }).from(staff).where(isOwner),
  ])
  const id = owner?.rows[0]?.id
  return used?.rowsAffected === 1 && id ? String(id) : null
}

function isGood(keyHash: string, now: Date) {
  return and(
    eq(staffKeys.keyHash, keyHash),
    isNull(staffKeys.usedAt),
    gt(staffKeys.madeAt, now.getTime() - linkMinutes * minuteMs),
  )
}
