import type { ResultSet } from '@libsql/client/web'
import { eq, inArray, sql } from 'drizzle-orm'
import { subscriptions, suppressions } from '../../../db/schema/newsletter.ts'
import { outbox } from '../../../db/schema.ts'
import { newId } from '../../platform/ids.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Member } from '../../platform/staff/member.ts'
import { traceEach } from '../../platform/staff/traces.ts'
import { finds, insertWhere, listed, make, prepared, type Statement } from '../../platform/statements.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { contactController } from '../../promises/organisation/site.ts'
import type { Promises } from '../../promises/promises.ts'
import { firstLetter, firstLetterName } from './letter.ts'
import type { Contact, WrongLine } from './lines.ts'

/** What all contacts of one form share. */
export interface Entered {
  member: Member
  source: string
  locale: Locale
}

type World = Pick<Platform, 'addresses' | 'addressHash' | 'origin' | 'db' | 'clock'>

/**
 * Enters contacts on legitimate interest, each with the letter that tells them; all of them, or none: not with an
 * address that said no or does not exist, nor one that is there already, whose owner keeps what they have. Whom it says
 * something about sees it in my data. Answers the lines in the way, and what `also` found afterwards.
 */
export async function enterContacts(
  contacts: readonly Contact[],
  entered: Entered,
  promises: Promises,
  world: World,
  also: Statement,
): Promise<{ inTheWay: WrongLine[]; found: ResultSet | null }> {
  const now = world.clock()
  const rows = await Promise.all(contacts.map((one) => rowOf(one, entered, promises, world, now)))
  const twice = rows.filter(({ addressHash }, at) => rows.findIndex(sameAs(addressHash)) < at)
  if (twice.length > 0) return { inTheWay: wrongAt(twice, contacts, rows, 'contactKnown'), found: null }
  const hashes = listed(rows.map(({ addressHash }) => addressHash))
  const tables = [suppressions, subscriptions] as const
  const found = sql.join(
    tables.map((table) => sql`select id from ${table} where address_hash in ${hashes}`),
    sql` union all `,
  )
  const letters = await Promise.all(rows.map((row) => letterTo(row, promises, world, now)))
  const results = await world.db.write([
    traceEach(entered.member, { act: 'looked-up', subjects: found }, now),
    ...tables.map((table) =>
      make.select({ hash: table.addressHash }).from(table).where(inArray(table.addressHash, hashes)),
    ),
    insertAll(rows, found),
    ...letters.map((letter) => insertWhere(outbox, letter, isEntered(letter.subjectId))),
    traceEach(entered.member, { act: 'entered-contact', subjects: theirIds(rows) }, now),
    also,
  ])
  const [blocked, known] = results.slice(1, 3).map((result) => those(rows, result))
  const onlyKnown = known!.filter((row) => !blocked!.includes(row))
  const inTheWay = [
    ...wrongAt(blocked!, contacts, rows, 'contactBlocked'),
    ...wrongAt(onlyKnown, contacts, rows, 'contactKnown'),
  ]
  return { inTheWay: inTheWay.toSorted((one, other) => one.place - other.place), found: results.at(-1)! }
}

type Row = Awaited<ReturnType<typeof rowOf>>

async function rowOf(
  { email, name, organisation }: Contact,
  { source, locale }: Entered,
  { site }: Promises,
  { addressHash }: World,
  now: Date,
) {
  const at = now.getTime()
  const who = { name: name || null, organisation: organisation || null, source }
  const kept = { id: newId(now), addressHash: await addressHash(email), email, locale }
  return { ...kept, ...who, controller: contactController(site).id, at }
}

function insertAll(rows: readonly Row[], found: ReturnType<typeof sql>): Statement {
  return prepared<never>(sql`
    insert into ${subscriptions} (id, address_hash, email, locale, name, organisation, source, controller, topics, state,
      confirmed_at, entered_at, untold_since)
    select value ->> 'id', value ->> 'addressHash', value ->> 'email', value ->> 'locale', value ->> 'name',
      value ->> 'organisation', value ->> 'source', value ->> 'controller', '["news"]', 'confirmed',
      value ->> 'at', value ->> 'at', value ->> 'at'
    from json_each(${JSON.stringify(rows)}) where not exists (${found})`)({})
}

async function letterTo(
  { id, email, locale, source }: Row,
  promises: Promises,
  { addresses, addressHash, origin }: World,
  now: Date,
) {
  const token = await addresses.tokenFor('subscription', id)
  const drawn = firstLetter(promises, { locale, source, origin, token })
  const about = { id: newId(now), subjectId: id, letter: firstLetterName, purpose: 'newsletter' } as const
  const way = { to: email, replyTo: promises.site.contact.email, oneClick: `${origin}/u/${token}` }
  return queuedLetter({ ...about, ...way, ...drawn }, addressHash, now)
}

function isEntered(id: string): Statement {
  return finds(make.select({ id: subscriptions.id }).from(subscriptions).where(eq(subscriptions.id, id)))
}

function theirIds(rows: readonly Row[]) {
  return sql`select id from ${subscriptions} where id in ${listed(rows.map(({ id }) => id))}`
}

function those(rows: readonly Row[], { rows: found }: ResultSet): Row[] {
  const hashes = found.map(({ address_hash }) => address_hash)
  return rows.filter(({ addressHash }) => hashes.includes(addressHash))
}

const sameAs = (hash: string) => (row: Row) => row.addressHash === hash

function wrongAt(
  which: readonly Row[],
  contacts: readonly Contact[],
  rows: readonly Row[],
  message: WrongLine['message'],
): WrongLine[] {
  return which.map((row) => ({ place: contacts[rows.indexOf(row)]!.place, message }))
}
