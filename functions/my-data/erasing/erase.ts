import { and, eq, inArray, ne } from 'drizzle-orm'
import { myDataKeys } from '../../../db/schema/my-data.ts'
import { outbox } from '../../../db/schema.ts'
import { noteErasure } from '../../platform/erasure/ledger.ts'
import { carriedOut } from '../../platform/erasure/ledger-marks.ts'
import type { Holder } from '../../platform/held/holder.ts'
import type { HeldItem } from '../../platform/held/item.ts'
import type { Person } from '../../platform/held/person.ts'
import { errorKind } from '../../platform/log.ts'
import type { OutboxRow } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import { make, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'

/** What is to go: its person, their things by holder, and the letter that says that it is done. */
export interface Order {
  person: Person
  what: 'everything' | 'things'
  parts: readonly { holder: Holder; items: readonly HeldItem[] }[]
  letter: OutboxRow
  /** Puts into the queue whom to tell. */
  told: readonly Statement[]
  now: Date
  today: Day
}

/**
 * Erases at a person's word (GDPR art. 17). First it is written down outside the database, so that no restored backup
 * brings it back; then one batch takes everything out of sight, ends links and visits, drops letters and queues the last
 * one; then objects and rows go. Should the last step fail, the retention job finishes it. Repeating is harmless.
 */
export async function eraseAtTheirWord(
  world: Pick<Platform, 'db' | 'files' | 'log' | 'addressHash'>,
  { person, what, parts, letter, told, now, today }: Order,
): Promise<void> {
  const { db, files, log } = world
  const ids = parts.flatMap(({ items }) => items.map(({ id }) => id))
  const { addressHash } = person
  const noted = what === 'everything' ? (['everything', ids] as const) : [ids]
  const entries = await Promise.all(noted.map((one) => noteErasure(world, { addressHash, what: one, now })))
  const partings = parts.map(({ holder, items }) => holder.partWith(items, now, today))
  await db.write([
    ...partings.flatMap(({ first }) => first),
    ...(what === 'everything' ? waysAndLettersGone(person, letter) : []),
    make.insert(outbox).values(letter),
    ...told,
    carriedOut(entries),
  ])
  for (const parting of partings)
    await parting.afterwards({ db, files }).catch((error) => {
      log('erasure left to the retention job', { error: errorKind(error) })
    })
}

/**
 * Links, visits and every letter to the address, whatever it was about, but the last one; a change, with its letter to
 * another address while it waits. Once sent it holds no address, and goes on counting how many that one has had.
 */
function waysAndLettersGone({ addressHash }: Person, { id }: OutboxRow): Statement[] {
  const ways = make
    .select({ id: myDataKeys.id })
    .from(myDataKeys)
    .where(eq(myDataKeys.addressHash, addressHash))
  return [
    make
      .delete(outbox)
      .where(
        and(inArray(outbox.subjectId, ways), eq(outbox.letter, 'address-change'), ne(outbox.state, 'sent')),
      ),
    make.delete(myDataKeys).where(eq(myDataKeys.addressHash, addressHash)),
    make.delete(outbox).where(and(eq(outbox.addressHash, addressHash), ne(outbox.id, id))),
  ]
}
