import type { ResultSet } from '@libsql/client/web'
import { type SQL, sql } from 'drizzle-orm'
import { applications } from '../../../../db/schema.ts'
import { inSight } from '../../../platform/held/in-sight.ts'
import { prepared, rowsWith, type Statement } from '../../../platform/statements.ts'
import { type Day, dayIn } from '../../../promises/calendar/calendar.ts'
import type { Locale } from '../../../promises/language/languages.ts'
import type { Promises } from '../../../promises/promises.ts'
import type { Match } from './models.ts'

/** So many are shown. */
const matchesAtOnce = 50

const columns = {
  id: applications.id,
  name: applications.name,
  email: applications.email,
  opening: applications.opening,
  submittedAt: applications.submittedAt,
}

/**
 * The ids of the applications whose name begins like that, as many as are shown; without what staff do not meet
 * (locked away, restricted, being erased) and whom `veiled` covers. The index compares a–z without case; the other letters are looked for as they may have been written.
 */
export function namedLike(typed: string, today: Day, veiled: SQL | null): SQL {
  return sql`
    select ${applications.id} as id
    from json_each(${JSON.stringify(spellings(typed))}) as spelling cross join ${applications}
    where ${applications.name} collate nocase >= spelling.value
      and ${applications.name} collate nocase < spelling.value || char(1114111)
      and ${inSight(today)} and not ${veiled ?? sql`false`}
    limit ${matchesAtOnce}`
}

/** Whether there may be more than are shown. */
export const areAll = (matches: readonly Match[]) => matches.length < matchesAtOnce

/** Finds them. */
export function findNamed(ids: SQL): Statement {
  const { id, name, email, opening, submittedAt } = columns
  return prepared(sql`
    select ${id}, ${name}, ${email}, ${opening}, ${submittedAt} from ${applications} where ${id} in (${ids})`)(
    {},
  )
}

export function matchesIn(found: ResultSet, { openings, site }: Promises, locale: Locale): Match[] {
  return rowsWith(columns, found)
    .map(({ name, email, opening, submittedAt }) => ({
      name,
      email,
      opening: openings.find(({ slug }) => slug === opening)?.title[locale] ?? opening,
      submittedOn: dayIn(site.timeZone, new Date(submittedAt)),
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name, locale))
}

/** As typed, in small letters, in capitals, and as names are written; each once for an index that knows a–z. */
function spellings(typed: string): string[] {
  const small = typed.toLocaleLowerCase('sv')
  const asName = small.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toLocaleUpperCase('sv'))
  const asIndexed = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return [...new Set([typed, small, asName, typed.toLocaleUpperCase('sv')].map(asIndexed))]
}
