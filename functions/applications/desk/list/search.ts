import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { applications } from '../../../../db/schema.ts'

/** Above every letter there is. */
const beyond = '\u{10ffff}'
const mostLettersWithBothCases = 3

/**
 * Applications to an opening whose name or address begins like this, found by an index. SQLite's `lower` knows A–Z
 * alone, so each other letter is looked for in both cases (the first few of them; the rest as typed).
 */
export function beginsLike(slug: string, typed: string): SQL {
  const { id, opening, name, email } = applications
  const between = (value: SQL | SQLiteColumn, start: string) =>
    sql`select ${id} from ${applications} where ${opening} = ${slug} and ${value} >= ${start} and ${value} < ${start + beyond}`
  const each = [
    ...casesOf(typed).map((start) => between(sql`lower(${name})`, start)),
    between(email, typed.toLowerCase()),
  ]
  return sql`${id} in (${sql.join(each, sql` union all `)})`
}

/** 'Åsa' → 'åsa', 'Åsa': A–Z in lower case, other letters in both. */
export function casesOf(typed: string): string[] {
  let starts = ['']
  let doubled = 0
  for (const letter of typed) {
    const small = letter.replace(/[A-Z]/, (ascii) => ascii.toLowerCase())
    const both = /[^\p{ASCII}]/u.test(letter) && doubled < mostLettersWithBothCases
    if (both) doubled += 1
    const forms = both ? [...new Set([letter.toLowerCase(), letter.toUpperCase()])] : [small]
    starts = starts.flatMap((start) => forms.map((form) => start + form))
  }
  return starts
}
