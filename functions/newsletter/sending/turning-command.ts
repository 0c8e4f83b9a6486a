import { parseArgs } from 'node:util'
import { eq } from 'drizzle-orm'
import { mailings } from '../../../db/schema/newsletter.ts'
import type { Database } from '../../platform/database.ts'
import { rowsOf } from '../../platform/statements.ts'
import type { Mailing } from './mailings.ts'
import { progressInWords } from './progress.ts'
import { cancelMailing, pauseMailing, resumeMailing } from './turning.ts'

type Turn = (db: Database, slug: string, now: Date) => Promise<Mailing | undefined>

const turns: Record<'pause' | 'resume' | 'cancel', { turn: Turn; done: string }> = {
  pause: {
    turn: (db, slug) => pauseMailing(db, slug),
    done: 'is paused: at most the calls under way are finished',
  },
  resume: { turn: (db, slug) => resumeMailing(db, slug), done: 'goes on within a minute' },
  cancel: { turn: cancelMailing, done: 'is cancelled: at most the calls under way are finished' },
}

/** Pauses, resumes, cancels or reports on an issue that was sent off; answers what that came to. */
export async function turnFromTerminal(
  what: keyof typeof turns | 'progress',
  args: string[],
  world: { now: Date; database: (saidYes: boolean) => Database },
): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    options: { yes: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [slug, ...more] = positionals
  if (!slug || more.length > 0)
    throw new Error(`usage: npm run newsletter:${what} -- SLUG [--yes for a remote database]`)
  const db = world.database(values.yes)
  const turned = what === 'progress' ? undefined : await turns[what].turn(db, slug, world.now)
  const [found] = await db.read([db.make.select().from(mailings).where(eq(mailings.slug, slug))])
  const [mailing] = rowsOf(mailings, found!)
  if (!mailing) throw new Error(`"${slug}" has not been sent off; npm run newsletter:send -- ${slug} does so`)
  const progress = progressInWords(mailing, world.now)
  if (what === 'progress') return progress
  if (!turned) throw new Error(`"${slug}" is ${mailing.state}: there is nothing to ${what}`)
  return `"${slug}" ${turns[what].done}.\n${progress}`
}
