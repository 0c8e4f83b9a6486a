import { sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { applications } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { mayEverGo } from '../../platform/erasure/holds.ts'
import type { Statement } from '../../platform/statements.ts'

const fewHeld = 500

/**
 * The earliest day on which applications are erased, by rule, those that are restricted or on hold left out: rows of `rule` and `erase_on`, null where none is held.
 * Of a rule with few applications each is looked at; of one with many, the first comes soon when one walks the index
 * by days. The unary plus keeps SQLite to the index that is meant.
 */
export function earliestDay(
  db: Database,
  rules: readonly string[],
  rule: SQLiteColumn,
  day: SQLiteColumn,
): Statement {
  const areFew = sql`(select count(*) from (select 1 from ${applications} where ${rule} = value limit ${fewHeld + 1})) <= ${fewHeld}`
  const ofFew = sql`(select min(+${day}) from ${applications} where ${rule} = value and ${mayEverGo(applications.id)})`
  const ofMany = sql`(select ${day} from ${applications} where ${day} is not null and +${rule} = value and ${mayEverGo(applications.id)} order by ${day} limit 1)`
  return db.make
    .select({
      rule: sql`value`.as('rule'),
      eraseOn: sql`case when ${areFew} then ${ofFew} else ${ofMany} end`.as('erase_on'),
    })
    .from(sql`json_each(${JSON.stringify(rules)})`)
}
