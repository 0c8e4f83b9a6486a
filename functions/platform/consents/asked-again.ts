import type { SQL } from 'drizzle-orm'
import type { PurposeId } from '../../promises/purposes/purposes.ts'
import type { Platform } from '../platform.ts'

/** Those who have said yes to a purpose, as whoever holds their data finds them, and where they answer. */
export interface Agreed {
  purpose: PurposeId
  /** A SELECT of `id`, `email`, `locale` and `since`; ids are time-ordered. */
  people: SQL
  /** The path of the page on which one of them answers. */
  answerAt(id: string, locale: string, addresses: Platform['addresses']): Promise<string>
}
