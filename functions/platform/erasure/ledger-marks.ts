import { asc, gte, lt, sql } from 'drizzle-orm'
import { ledgerMarks } from '../../../db/schema/ledger.ts'
import type { Platform } from '../platform.ts'
import { listed, make, prepared, type Statement } from '../statements.ts'
import { entriesPrefix, instantIn } from './ledger.ts'

const settledAfterMs = 600_000
const followedWithinMs = 300_000
const underWayMs = 120_000

/** Notes, in the batch that does what they say, that these entries are carried out. */
export function carriedOut(names: readonly string[]): Statement {
  return make
    .insert(ledgerMarks)
    .select(make.select({ name: sql<string>`value`.as('name') }).from(sql`${listed(names)} where true`))
    .onConflictDoNothing()
}

/** A page of the ledger, what of it is not carried out here, and all that is, as far back as that is known. */
interface ToCome {
  names: string[]
  toCome: string[]
  carriedOut: readonly string[]
}

/**
 * The entries of the ledger that this database has not carried out, page by page in the order of time: none, or what is
 * under way, in one that was always there; in a restored one all since its copy was made.
 */
export async function* entriesToCome({ db, files }: Pick<Platform, 'db' | 'files'>): AsyncGenerator<ToCome> {
  const [marks] = await db.read([inOrder({})])
  const known = marks!.rows.map(({ name }) => String(name))
  const areKnown = new Set(known)
  let cursor: string | null = null
  do {
    const page = await files.list(entriesPrefix, cursor, known[0])
    const names = page.objects.map(({ name }) => name)
    yield { names, toCome: names.filter((name) => !areKnown.has(name)), carriedOut: known }
    cursor = page.cursor
  } while (cursor)
}

const inOrder = prepared<never>(
  make
    .select({ name: ledgerMarks.name })
    .from(ledgerMarks)
    .where(gte(ledgerMarks.name, ''))
    .orderBy(asc(ledgerMarks.name)),
)

/**
 * Notes that everything up to the end of a page is carried out. The first mark moves up only to what is ten minutes
 * old: an entry from somewhere slower may still come to lie before a newer one.
 */
export function pageCarriedOut(names: readonly string[], now: Date): Statement[] {
  const settled = names.findLast((name) => instantIn(name) < now.getTime() - settledAfterMs)
  const passed = settled ? [make.delete(ledgerMarks).where(lt(ledgerMarks.name, settled))] : []
  return [carriedOut(names), ...passed]
}

/**
 * The entries that are to be followed now: what is two minutes old or less is left to whoever is just carrying it out,
 * unless something older shows that the database was restored.
 */
export function notUnderWay(toCome: readonly string[], now: Date): readonly string[] {
  return toCome.some((name) => instantIn(name) < now.getTime() - underWayMs) ? toCome : []
}

/** Whether the database lacks entries that it has had time to follow: it was restored, or nobody follows. */
export async function isBehindTheLedger(world: Pick<Platform, 'db' | 'files'>, at: number): Promise<boolean> {
  for await (const { toCome } of entriesToCome(world))
    if (toCome.some((name) => instantIn(name) < at - followedWithinMs)) return true
  return false
}
