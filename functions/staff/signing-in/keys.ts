import { and, eq, gt, isNull, notExists, type SQLWrapper, sql } from 'drizzle-orm'
import { passkeys, staff, staffKeys } from '../../../db/schema/staff.ts'
import { outbox } from '../../../db/schema.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashOfKey } from '../../platform/secrets/one-time-keys.ts'
import {
  insertWhere,
  justChanged,
  make,
  prepared,
  rowsOf,
  type Statement,
} from '../../platform/statements.ts'
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

export type FoundKey = typeof staffKeys.$inferSelect & { needsPasskey: boolean }

/** A key that can still be used, or null, and whether its owner has a passkey to use instead; looking changes nothing. */
export async function findKey(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  key: string,
): Promise<FoundKey | null> {
  const keyHash = await hashOfKey(key)
  if (!keyHash) return null
  const owner = make
    .select({ addressHash: staffKeys.addressHash })
    .from(staffKeys)
    .where(eq(staffKeys.keyHash, keyHash))
  const [found, passkey] = await db.read([
    make
      .select()
      .from(staffKeys)
      .where(isUnused(keyHash, 'link', clock())),
    onePasskeyOf(owner),
  ])
  const [row] = rowsOf(staffKeys, found!)
  return row ? { ...row, needsPasskey: passkey!.rows.length > 0 } : null
}

/** A row if whoever has this address has a passkey. */
function onePasskeyOf(addressHash: string | SQLWrapper) {
  return make
    .select({ one: sql`1` })
    .from(passkeys)
    .innerJoin(staff, eq(staff.id, passkeys.staffId))
    .where(eq(staff.addressHash, addressHash))
    .limit(1)
}

/**
 * Uses a key up, notes that its owner is active, and answers whose it is; null for all presses at the same time but one,
 * once its owner has left, and once they have a passkey.
 */
export async function useKey(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  { keyHash, addressHash }: Pick<KeyRow, 'keyHash' | 'addressHash'>,
  active: { lastActiveOn: Day; eraseBy: Day },
): Promise<string | null> {
  const isOwner = and(eq(staff.addressHash, addressHash), isNull(staff.endedOn))
  const [used, , owner] = await db.write([
    make
      .update(staffKeys)
      .set({ usedAt: clock().getTime() })
      .where(and(isUnused(keyHash, 'link', clock()), notExists(onePasskeyOf(addressHash)))),
    make.update(staff).set(active).where(and(isOwner, justChanged)),
    make.select({ id: staff.id }).from(staff).where(isOwner),
  ])
  const id = owner?.rows[0]?.id
  return used?.rowsAffected === 1 && id ? String(id) : null
}

/** A key of this kind, not used and not too old. */
export function isUnused(keyHash: string, kind: FoundKey['kind'], now: Date) {
  return and(
    eq(staffKeys.keyHash, keyHash),
    eq(staffKeys.kind, kind),
    isNull(staffKeys.usedAt),
    gt(staffKeys.madeAt, now.getTime() - linkMinutes * minuteMs),
  )
}
