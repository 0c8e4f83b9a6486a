import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { myDataKeys } from '../../../db/schema/my-data.ts'
import { outbox } from '../../../db/schema.ts'
import { writeToLedger } from '../../platform/erasure/ledger.ts'
import { noteMoved } from '../../platform/erasure/moved.ts'
import type { Holder } from '../../platform/held/holder.ts'
import type { Moving } from '../../platform/held/moving.ts'
import { newId } from '../../platform/ids.ts'
import { maskedAddress } from '../../platform/mail/email-address.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { newKey } from '../../platform/secrets/one-time-keys.ts'
import { insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { sealAddress } from '../access.ts'
import { idsOf } from '../mine/read.ts'
import type { GoodKey } from '../opening/visits.ts'
import { letterNames } from './changes.ts'
import { doneLetter } from './letters.ts'

/**
 * Puts everything that stands under the old address at this moment under the new one, once: of many presses at the same
 * time one gets the key of the visit that the link becomes. Links, visits and changes of the old address end, and it is
 * told. It is noted outside the database first: what is said under the new address holds in a restored one too. What the
 * move ended is noted there as soon as it is known.
 */
export async function moveEverything(
  world: Pick<Platform, 'db' | 'notes' | 'files' | 'clock' | 'addressHash'>,
  change: GoodKey,
  holders: readonly Holder[],
  { promises, locale }: { promises: Promises; locale: Locale },
): Promise<string | null> {
  const { db, files, addressHash } = world
  const { person: from, newEmail } = change
  const now = world.clock()
  const at = now.getTime()
  const { key, keyHash } = await newKey()
  const to = { email: newEmail, addressHash: await addressHash(newEmail) }
  const visit = {
    opens: 'visit' as const,
    keyHash,
    askedHash: '',
    addressHash: to.addressHash,
    sealedAddress: await sealAddress(world, keyHash, { email: newEmail }),
    madeAt: at,
    tries: 0,
  }
  const drawn = doneLetter(promises, { locale, masked: maskedAddress(newEmail) })
  const about = {
    id: newId(now),
    subjectId: change.id,
    letter: letterNames.done,
    purpose: 'service',
  } as const
  const letter = await queuedLetter({ ...about, to: from.email, ...drawn }, addressHash, now)
  await noteMoved(files, { from: from.addressHash, to: to.addressHash, at })
  const isUnused = and(eq(myDataKeys.id, change.id), eq(myDataKeys.keyHash, change.keyHash))
  const isMeant = sql`exists (select 1 from my_data_keys where key_hash = ${keyHash})`
  const moving = { from, to, now, isMeant }
  const endings = holders.flatMap(({ endedByMove }) => endedByMove ?? [])
  const results = await db.write([
    make.update(myDataKeys).set(visit).where(isUnused),
    ...holders.flatMap((holder) => holder.move(moving)),
    ...lettersGoAlong(moving, idsOf(holders, to)),
    make.delete(myDataKeys).where(and(eq(myDataKeys.addressHash, from.addressHash), isMeant)),
    insertWhere(outbox, letter, prepared<never>(isMeant)({})),
    ...endings.map(({ find }) => find(moving)),
  ])
  if (results[0]!.rowsAffected !== 1) return null
  const ended = endings.filter((_, place) => results.at(place - endings.length)!.rows.length > 0)
  await Promise.all(ended.map(({ noted }) => writeToLedger(files, noted(moving))))
  return key
}

/**
 * What waits to be sent about things that have moved goes to the new address, and answers to others' letters about them
 * too. A letter that may have been handed over keeps its bytes: a repeat would be refused by the provider.
 */
function lettersGoAlong({ from, to, isMeant }: Moving, ids: SQL): Statement[] {
  const waits = and(
    inArray(outbox.subjectId, ids),
    eq(outbox.state, 'queued'),
    isNull(outbox.unsureSince),
    isMeant,
  )
  return [
    make
      .update(outbox)
      .set({ recipient: to.email, addressHash: to.addressHash })
      .where(and(waits, eq(outbox.addressHash, from.addressHash))),
    make
      .update(outbox)
      .set({ replyTo: to.email })
      .where(and(waits, eq(outbox.replyTo, from.email))),
  ]
}
