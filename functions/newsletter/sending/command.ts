import { parseArgs } from 'node:util'
import { outbox } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { emailAddress } from '../../platform/mail/email-address.ts'
import type { Issue } from '../../promises/issues/issues.ts'
import type { Promises } from '../../promises/promises.ts'
import { issueNamed } from '../issues/command.ts'
import { testLetters } from '../issues/test-letters.ts'
import { type Imprint, makeMailing } from './making.ts'

const usage =
  'usage: npm run newsletter:send -- SLUG [--test ADDRESS | --at 2026-12-01T09:00:00+01:00] [--yes for a remote database]'

export interface Desk {
  promises: Promises
  issues: Issue[]
  now: Date
  database: (saidYes: boolean) => Database
  imprint: (saidYes: boolean) => Promise<Imprint>
}

/** Sends an issue off from the terminal, or a test of it to one address; answers a sentence saying what happens now. */
export async function sendFromTerminal(args: string[], desk: Desk): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    options: { test: { type: 'string' }, at: { type: 'string' }, yes: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [slug, ...more] = positionals
  if (!slug || more.length > 0 || (values.test !== undefined && values.at !== undefined))
    throw new Error(usage)
  const issue = issueNamed(slug, desk)
  if (values.test !== undefined) return sendTest(issue, values.test, values.yes, desk)
  const sendAt = instantFrom(values.at, desk.now)
  const db = desk.database(values.yes)
  const when = { sendAt, now: desk.now }
  const isNew = await makeMailing(db, issue, desk.promises.site, await desk.imprint(values.yes), when)
  if (!isNew) return `"${slug}" was sent off before, so nothing is done. ${seeProgress(slug)}`
  return `"${slug}" goes to its readers from ${sendAt.toISOString()} on. ${seeProgress(slug)}`
}

async function sendTest(issue: Issue, typed: string, saidYes: boolean, desk: Desk): Promise<string> {
  const read = emailAddress(typed)
  if (read.outcome !== 'address') throw new Error(`"${typed}" is no address a letter can go to`)
  const { origin } = await desk.imprint(saidYes)
  const letters = await testLetters(issue, desk.promises.site, origin, read.address, desk.now)
  const db = desk.database(saidYes)
  await db.write(letters.map((letter) => db.make.insert(outbox).values(letter)))
  return `A test of "${issue.slug}" goes to ${read.address} within a minute, in ${letters.length} languages.`
}

/** An instant with its zone, so that nobody has to guess whose clock is meant; without one, now. */
function instantFrom(typed: string | undefined, now: Date): Date {
  if (typed === undefined) return now
  const instant = new Date(typed)
  if (Number.isNaN(instant.getTime()) || !/T.*(Z|[+-]\d\d:\d\d)$/.test(typed))
    throw new Error(`"${typed}" is not an instant with its zone\n${usage}`)
  if (instant < now) throw new Error(`${typed} has passed; leave out --at to send it now`)
  return instant
}

const seeProgress = (slug: string) => `How far it is: npm run newsletter:progress -- ${slug}`
