import type { ResultSet, Row } from '@libsql/client/web'
import type { Database } from '../platform/database.ts'
import { dueAt, lastDayOf, withTheirRules } from '../platform/erasure/due.ts'
import type { ErasureDuty } from '../platform/erasure/duty.ts'
import { isErasureLate, lastFinishedRun } from '../platform/erasure/last-run.ts'
import { ask, type Question } from '../platform/questions.ts'
import type { Statement } from '../platform/statements.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import { type RetentionTable, ruleFor } from '../promises/rules.ts'
import { answersIn } from './answers.ts'
import type { ErasedUnder, Openness } from './models.ts'
import { erasedByRule, newestRun } from './runs.ts'

const dayMs = 24 * 3_600_000

interface Table {
  retention: RetentionTable
  zone: string
}

/** Who knows what is due, and what waits for an answer on a day: rows of `kind`, `waiting`, `late` and `answered`. */
export interface Accountable {
  duties: readonly ErasureDuty[]
  countRequests(today: Day): Statement
}

/**
 * Whether the retention job does what is promised, and people are answered (GDPR art. 5.2), asked of the data itself in
 * one round trip.
 */
export async function lookAtWhatIsPromised(
  db: Database,
  accountable: Accountable,
  table: Table,
  now: Date,
): Promise<Openness> {
  const [openness] = await ask<[Openness]>(db, aboutWhatIsPromised(db, accountable, table, now))
  return openness
}

/**
 * The question of that, to be asked with others. A duty whose rule content has lost is left out, as the job then refuses
 * to run: that shows as stopped, and in a day as late.
 */
export function aboutWhatIsPromised(
  db: Database,
  { duties, countRequests }: Accountable,
  { retention, zone }: Table,
  now: Date,
): Question<Openness> {
  const promised = withTheirRules(duties, retention)
  const aDayAgo = dueAt(new Date(now.getTime() - dayMs), retention, zone)
  const statements = [
    lastFinishedRun(db),
    newestRun(db),
    erasedByRule(db),
    countRequests(dayIn(zone, now)),
    ...promised.map((duty) => duty.countDue(db, { ...aDayAgo, withoutBegun: true })),
    ...promised.map((duty) => duty.nextDue(db)),
  ]
  return { statements, answer: (results) => opennessIn(results, promised, { retention, zone }, now) }
}

function opennessIn(
  [finished, newest, erased, requests, ...asked]: readonly ResultSet[],
  promised: readonly ErasureDuty[],
  { retention, zone }: Table,
  now: Date,
): Openness {
  const overdue = rowsOf(asked.slice(0, promised.length))
  const next = rowsOf(asked.slice(promised.length))
  const erasedRows = rowsOf([erased])
  const overdueInAll = overdue.reduce((sum, { count }) => sum + Number(count), 0)
  const [run] = rowsOf([finished])
  return {
    at: now.toISOString(),
    isLate: isErasureLate(run, now.getTime()) || overdueInAll > 0,
    lastFinishedAt: run ? instant(run.finished_at) : null,
    stopped: stoppedIn(rowsOf([newest])[0]),
    overdue: overdueInAll,
    rules: promised.flatMap(({ rules }) => rules.map(under)),
    requests: answersIn(rowsOf([requests])),
  }

  function under(rule: string): ErasedUnder {
    const isItsOwn = (row: Row) => row.rule === rule
    const counted = erasedRows.find(isItsOwn)
    return {
      rule,
      inLastRun: Number(counted?.in_last_run ?? 0),
      inAll: Number(counted?.in_all ?? 0),
      overdue: Number(overdue.find(isItsOwn)?.count ?? 0),
      nextOn: dayOf(next.find(isItsOwn), rule),
    }
  }

  function dayOf(held: Row | undefined, rule: string): Day | null {
    if (typeof held?.erase_on === 'string') return held.erase_on
    if (typeof held?.started_at !== 'number') return null
    return lastDayOf(ruleFor(retention, rule), new Date(held.started_at), zone)
  }
}

function rowsOf(results: readonly (ResultSet | undefined)[]): Row[] {
  return results.flatMap((result) => result?.rows ?? [])
}

function stoppedIn(run: Row | undefined): Openness['stopped'] {
  if (run?.stopped !== 'ceiling' && run?.stopped !== 'badRule') return null
  return { why: run.stopped, at: instant(run.finished_at) }
}

function instant(ms: unknown): string {
  return new Date(Number(ms)).toISOString()
}
