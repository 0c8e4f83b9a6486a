import { and, eq, gt, sql } from 'drizzle-orm'
import { myDataKeys } from '../../../db/schema/my-data.ts'
import type { Holder } from '../../platform/held/holder.ts'
import type { Person } from '../../platform/held/person.ts'
import type { Platform } from '../../platform/platform.ts'
import { hashOfKey, newKey } from '../../platform/secrets/one-time-keys.ts'
import { make, rowsOf } from '../../platform/statements.ts'
import type { Promises } from '../../promises/promises.ts'
import { madeAfter, sealAddress, unsealAddress } from '../access.ts'

type KeyRow = typeof myDataKeys.$inferSelect
type World = Pick<Platform, 'db' | 'notes' | 'clock'>

/** A key that is good still, and whose it is; `newEmail` is empty unless it opens a change of address. */
export interface GoodKey extends KeyRow {
  person: Person
  newEmail: string
}

/**
 * What a key opens; null when it is none of ours, used up, replaced, closed or too old. Looking changes nothing.
 */
export async function findKey(
  { db, notes, clock }: World,
  key: string,
  opens: KeyRow['opens'],
  promises: Promises,
): Promise<GoodKey | null> {
  const keyHash = await hashOfKey(key)
  if (!keyHash) return null
  const isGood = and(
    eq(myDataKeys.keyHash, keyHash),
    eq(myDataKeys.opens, opens),
    gt(myDataKeys.madeAt, madeAfter(promises, clock())),
  )
  const [found] = await db.read([make.select().from(myDataKeys).where(isGood)])
  const [row] = rowsOf(myDataKeys, found!)
  const unsealed = row && (await unsealAddress({ notes }, row))
  return unsealed ? { ...row, ...unsealed } : null
}

/**
 * Makes of a link the visit of one browser, once: of a thousand presses at the same time one gets the key. Whoever
 * follows it reads the address, which is noted with what hangs on that.
 */
export async function openVisit(
  { db, notes, clock }: World,
  link: GoodKey,
  holders: readonly Holder[],
): Promise<string | null> {
  const now = clock()
  const { key, keyHash } = await newKey()
  const visit = {
    opens: 'visit',
    keyHash,
    askedHash: '',
    sealedAddress: await sealAddress({ notes }, keyHash, { email: link.person.email }),
    madeAt: now.getTime(),
  } as const
  const isUnused = and(eq(myDataKeys.id, link.id), eq(myDataKeys.keyHash, link.keyHash))
  const isMeant = sql`exists (select 1 from my_data_keys where key_hash = ${keyHash})`
  const [opened] = await db.write([
    make.update(myDataKeys).set(visit).where(isUnused),
    ...holders.flatMap((holder) => holder.confirm?.(link.person, now, isMeant) ?? []),
  ])
  return opened?.rowsAffected === 1 ? key : null
}

/** Ends a visit at its owner's word, or a link that has given what it is for; false when it had ended before. */
export async function endKey({ db }: Pick<Platform, 'db'>, { id }: GoodKey): Promise<boolean> {
  const [ended] = await db.write([make.delete(myDataKeys).where(eq(myDataKeys.id, id))])
  return ended?.rowsAffected === 1
}
