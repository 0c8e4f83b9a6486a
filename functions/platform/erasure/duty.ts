import type { Day } from '../../promises/calendar/calendar.ts'
import type { Database } from '../database.ts'
import type { Platform } from '../platform.ts'
import type { Statement } from '../statements.ts'

/** What has had its time, seen from one instant. */
export interface Due {
  at: Date
  today: Day
  /** The latest day a rule's clock can have started for its period to be over today. */
  latestStart(rule: string): Day
  /** The same for what carries an instant: everything older than this is due. */
  startedBefore(rule: string): Date
  /** Leaves out what a run is in the midst of erasing, unless its day has come by this instant. */
  withoutBegun?: true
}

/** What erasing asks of the outside world; whoever is told that it is done is written to. */
export type ErasingWorld = Pick<Platform, 'db' | 'files' | 'addressHash' | 'clock'>

/** Where the erased are counted, in the batch that erases them. */
export interface Tally {
  runId: string
}

/** One holder's part of the retention job: what falls due under its rules, and how it goes. */
export interface ErasureDuty {
  /** The rules it carries out; each must be in content, or the job refuses to run. */
  rules: readonly string[]
  /** Nothing anybody would miss, due in masses every day: the ceiling does not apply. */
  isRoutine?: true
  /** Rows of `rule` and `count`: what is due. */
  countDue(db: Database, due: Due): Statement
  /** One row with `count`: everything held under a rule, due or not. */
  countHeld(db: Database, rule: string): Statement
  /**
   * Rows of `rule` and, of what is held under it, either `erase_on`, the earliest day promised (YYYY-MM-DD), or
   * `started_at`, the oldest instant its period counts from (ms since 1970); null or no row where nothing is held.
   */
  nextDue(db: Database): Statement
  /** Erases one bounded batch, objects first; answers whether there may be more. Safe to repeat after a crash. */
  eraseSome(world: ErasingWorld, due: Due, tally: Tally): Promise<boolean>
}
