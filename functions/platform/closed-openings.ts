import { sql } from 'drizzle-orm'
import { openingClosings, openingEnds } from '../../db/schema.ts'
import { prepared } from './statements.ts'

/** Rows of `opening` and `closed_on`: what nobody can apply for whatever its deadline, and since which day. */
export const closedOpenings = prepared<never>(sql`
  select opening, min(closed_on) as closed_on from (
    select opening, closed_on from ${openingClosings} union all select opening, ended_on from ${openingEnds}
  ) group by opening`)
