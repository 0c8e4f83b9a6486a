import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { applications } from '../../../../db/schema.ts'

/** Above every letter there is. */
const beyond = '\u{10ffff}'
const mostLettersWithBothCases = 3

/**
 * Applications to an opening whose name or address begins like this, found by an index. SQLite's `lower` knows A–Z
 * alone, so each other letter is looked for in both cases (the first few of them; the rest as typed).
 */
export function beginsLike(slug: string, typed: string): SQL | undefined {
  const between = (value: SQL | SQLiteColumn, start: string) =>
    and(eq(applications.opening, slug), sql`${value} >= ${start}`, sql`${value} < ${start + beyond}`)
  return or(
    ...casesOf(typed).map((start) => between(sql`lower(${applications.name})`, start)),
    between(applications.email, typed.toLowerCase()),
  )
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
