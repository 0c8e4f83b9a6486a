import { readIssueFiles } from '../../functions/local/content.ts'
import { makeMailing } from '../../functions/newsletter/sending/making.ts'
import { newId } from '../../functions/platform/ids.ts'
import { readIssues } from '../../functions/promises/issues/issues.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import { origin, type TestPortal } from './portal.ts'

export const slug = 'autumn-2026'

export const emailOf = (i: number) => `reader${i}@post.example`

export interface Reader {
  id: string
  email: string
  addressHash: string
}

/** Readers as they are once they have confirmed, in the three languages by turns; answers them in their order. */
export async function addReaders(
  portal: TestPortal,
  count: number,
  { topics = ['news'], from = 0 }: { topics?: string[]; from?: number } = {},
): Promise<Reader[]> {
  const { addressHash } = portal.platform()
  const at = portal.time.now.getTime() - 3_600_000
  const readers = await Promise.all(
    Array.from({ length: count }, async (_, i) => ({
      id: newId(new Date(at + from + i)),
      email: emailOf(from + i),
      addressHash: await addressHash(emailOf(from + i)),
      locale: locales[(from + i) % 3],
    })),
  )
  await portal.client.execute({
    sql: `insert into subscriptions (id, address_hash, email, locale, topics, controller, state, confirmed_at)
      select value ->> 'id', value ->> 'addressHash', value ->> 'email', value ->> 'locale', ?, 'larkspar', 'confirmed', ?
      from json_each(?)`,
    args: [JSON.stringify(topics), at, JSON.stringify(readers)],
  })
  return readers
}

/** Leaves as the leaving page does: a block and the state in one transaction. */
export async function leave(portal: TestPortal, { id, addressHash }: Reader, scope = 'newsletter') {
  const at = portal.time.now.getTime()
  await portal.client.batch(
    [
      {
        sql: 'insert into suppressions (id, address_hash, channel, scope, reason, suppressed_at) values (?, ?, ?, ?, ?, ?)',
        args: [newId(portal.time.now), addressHash, 'email', scope, 'left', at],
      },
      { sql: "update subscriptions set state = 'left', left_at = ? where id = ?", args: [at, id] },
    ],
    'write',
  )
}

/** Makes the demo's issue ready, to be sent from now on or from an instant. */
export async function makeIssue(portal: TestPortal, sendAt = portal.time.now) {
  const [issue] = readIssues(readIssueFiles())
  const imprint = { origin, from: 'Lärkspår <careers@frist.example>' }
  const { db } = portal.platform()
  return makeMailing(db, issue!, portal.promises.site, imprint, { sendAt, now: portal.time.now })
}

/** The issue's own row. */
export async function mailingIn(portal: TestPortal) {
  const [mailing] = await portal.rows('mailings')
  return mailing!
}

export async function statesOf(portal: TestPortal): Promise<string[]> {
  return (await portal.rows('mailing_recipients')).map(({ state }) => String(state))
}

/** Who of the readers has how many issues in the mailbox, where it is not one. */
export async function notOnce(portal: TestPortal, readers: Reader[]): Promise<string[]> {
  const letters = await portal.letters()
  return readers.flatMap(({ email }) => {
    const count = letters.filter(({ to }) => to[0] === email).length
    return count === 1 ? [] : [`${count} letters to ${email}`]
  })
}
