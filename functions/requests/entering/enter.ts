import { requests } from '../../../db/schema/requests.ts'
import { outbox } from '../../../db/schema.ts'
import { newId, newReference } from '../../platform/ids.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import { make, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { dueOn } from '../../promises/calendar/month-to-answer.ts'
import { receivedLetter } from '../letters.ts'
import { othersMustKnow, recipientsOf } from '../telling/recipients.ts'
import { keepTasks } from '../telling/tasks.ts'
import type { World } from '../world.ts'
import { type Entry, type EntryFault, faultInEntry } from './entry.ts'

export type Entered =
  | { outcome: 'entered'; reference: string; answerBy: Day; toBeTold: string[] }
  | { outcome: EntryFault }

/**
 * Puts a request into the queue with the day it is due, and with whoever has had the data (GDPR art. 19): they are
 * looked up now, since an erasure leaves nobody to ask. Where there is an e-mail address, the person gets a receipt.
 */
export async function enterRequest(entry: Entry, world: World): Promise<Entered> {
  const fault = faultInEntry(entry, world.today)
  if (fault) return { outcome: fault }
  const { db, addressHash, now } = world
  const heardHash = entry.email === null ? null : await addressHash(entry.email)
  const row = {
    ...entry,
    id: newId(now),
    reference: newReference(),
    addressHash: isKnownToBeTheirs(entry) ? heardHash : null,
    dueOn: dueOn(entry.receivedOn),
  }
  const toBeTold = othersMustKnow(entry.kind)
    ? await recipientsOf({ email: row.email, addressHash: heardHash }, world)
    : []
  await db.write([
    make.insert(requests).values(row),
    keepTasks(row.id, toBeTold, now),
    ...(await receiptFor(row, world)),
  ])
  return { outcome: 'entered', reference: row.reference, answerBy: row.dueOn, toBeTold }
}

/** An address that was only heard or read may be a stranger's, who is not to find the request in my data. */
function isKnownToBeTheirs({ email, way, identity }: Entry): boolean {
  return email !== null && (way === 'by-email' || identity !== null)
}

async function receiptFor(
  row: typeof requests.$inferInsert,
  { addressHash, promises: { site }, now }: World,
): Promise<Statement[]> {
  if (!row.email) return []
  const letter = await queuedLetter(
    {
      id: newId(now),
      subjectId: row.id,
      letter: 'request-received',
      purpose: 'service',
      to: row.email,
      replyTo: site.contact.email,
      ...receivedLetter(site, row),
    },
    addressHash,
    now,
  )
  return [make.insert(outbox).values(letter)]
}
