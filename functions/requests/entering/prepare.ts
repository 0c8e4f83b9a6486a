import { eq, sql } from 'drizzle-orm'
import { requests } from '../../../db/schema/requests.ts'
import { outbox } from '../../../db/schema.ts'
import { newId, newReference } from '../../platform/ids.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import { given, insertWhere, prepared, type Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { dueOn } from '../../promises/calendar/month-to-answer.ts'
import { receivedLetter } from '../letters.ts'
import { othersMustKnow, recipientsOf } from '../telling/recipients.ts'
import { keepTasks } from '../telling/tasks.ts'
import { tracedIn, type World } from '../world.ts'
import type { Entry } from './entry.ts'

type Row = typeof requests.$inferInsert & { dueOn: Day }

/** A request on its way into the queue. */
export interface PreparedRequest {
  row: Row
  /** Who has had the data (GDPR art. 19): looked up now, since an erasure leaves nobody to ask. */
  toBeTold: string[]
  /** What comes to be after the row, in its batch, and only if the row does. */
  alongside: Statement[]
}

/** Makes every row of a sound entry. Where there is an e-mail address, the person gets a receipt. */
export async function prepareRequest(entry: Entry, world: World): Promise<PreparedRequest> {
  const { addressHash, now } = world
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
  const entered = sql`select id from ${requests} where id = ${row.id}`
  const alongside = [
    keepTasks(row.id, toBeTold, now),
    ...tracedIn(world, 'entered-request', entered),
    ...(await receiptFor(row, world)),
  ]
  return { row, toBeTold, alongside }
}

/** An address that was only heard or read may be a stranger's, who is not to find the request in my data. */
function isKnownToBeTheirs({ email, way, identity }: Entry): boolean {
  return email !== null && (way === 'by-email' || identity !== null)
}

async function receiptFor(
  row: Row,
  { addressHash, origin, promises: { site }, now }: World,
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
      ...receivedLetter(site, { ...row, myDataAddress: `${origin}/${row.locale}/my-data/` }),
    },
    addressHash,
    now,
  )
  return [insertWhere(outbox, letter, isEntered({ id: row.id }))]
}

const isEntered = prepared<'id'>(
  sql`exists (select 1 from ${requests} where ${eq(requests.id, given('id'))})`,
)
