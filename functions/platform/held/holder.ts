import type { ResultSet } from '@libsql/client/web'
import type { SQL, SQLWrapper } from 'drizzle-orm'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import type { LedgerEntry } from '../erasure/ledger-entries.ts'
import type { Platform } from '../platform.ts'
import type { Statement } from '../statements.ts'
import type { Acts } from './acts.ts'
import type { HeldItem } from './item.ts'
import type { FilesOfPerson } from './kept-file.ts'
import type { Moving } from './moving.ts'
import type { Person } from './person.ts'

/** How many addresses a holder tells at a time. */
export const addressesAtOnce = 1_000

/** From where a person looks at what is held: their language, and the day it is. */
export interface View {
  locale: Locale
  today: Day
  promises: Promises
}

/** How things go at their person's word. */
export interface Parting {
  /** For the one batch after which they are out of sight. */
  first: Statement[]
  /** Their objects, and then what is left of their rows; if it fails, the retention job finishes it. */
  afterwards(world: Pick<Platform, 'db' | 'files'>): Promise<void>
}

/**
 * One capability's part of everything held about a person. It says how its things are found and how each reads; what is
 * common to all of them (consents, letters, marks of sent forms) is added by their ids.
 */
export interface Holder {
  /** A select of one column, the ids of the person's things. */
  ids(person: Person): SQLWrapper
  /**
   * Where people are known by their address and not by its keyed hash: one column, the next addresses after one, in
   * their order, each once.
   */
  addresses?(after: string): Statement
  /** Statements that find them; all holders' go in one batch. */
  find(person: Person): Statement[]
  /** The results of these statements, in their order, as things a person recognises. */
  items(results: readonly ResultSet[], view: View): HeldItem[]
  /** Parts with these of its things as each one's `whenErased` says; they are the person's own. */
  partWith(items: readonly HeldItem[], now: Date, today: Day): Parting
  /**
   * Statements that put them under another address of the person, which nobody but the owner of both can bring about;
   * what stands under that one already stays as it is.
   */
  move(moving: Moving): Statement[]
  /** What ended by a move instead: a select right after it, and what the ledger is told of what it finds. */
  endedByMove?: { find(moving: Moving): Statement; noted(moving: Moving): LedgerEntry }
  /** Notes that the person reads their address: a link sent there was followed. Under a condition of the same batch. */
  confirm?(person: Person, now: Date, isMeant: SQL): Statement[]
  /** The files among them, where a holder keeps any. */
  files?: FilesOfPerson
  /** What the person may do with them. */
  acts?: Acts
}
