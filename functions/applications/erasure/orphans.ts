import { sql } from 'drizzle-orm'
import { applicationFiles } from '../../../db/schema.ts'
import type { Files } from '../../platform/files.ts'
import type { Question } from '../../platform/questions.ts'
import { make, type Statement } from '../../platform/statements.ts'
import type { RetentionTable } from '../../promises/rules.ts'
import { holdForMs } from '../sending/held-files.ts'

const graceMs = 3_600_000
const sendingTakesMs = 600_000
const dayMs = 24 * 3_600_000

/** How long a sealed object may lie without a row, by how its name begins (milliseconds). */
export function rowlessFor(retention: RetentionTable): Record<string, number> {
  return { 'held/': holdForMs(retention) + sendingTakesMs, 'cv/': graceMs, 'photo/': graceMs }
}

/** How many objects the reaper should have deleted more than a day ago and has not: none, while it does its work. */
export async function overdueOrphans(
  files: Pick<Files, 'list'>,
  retention: RetentionTable,
  now: Date,
): Promise<Question<number>> {
  const statements: Statement[] = []
  for (const [prefix, ms] of Object.entries(rowlessFor(retention))) {
    const storedBefore = new Date(now.getTime() - ms - dayMs)
    let cursor: string | null = null
    do {
      const page = await files.list(prefix, cursor)
      const old = page.objects.filter(({ storedAt }) => storedAt < storedBefore).map(({ name }) => name)
      if (old.length > 0) statements.push(withoutRow(old))
      cursor = page.cursor
    } while (cursor)
  }
  return {
    statements,
    answer: (results) => results.reduce((sum, { rows }) => sum + Number(rows[0]?.count ?? 0), 0),
  }
}

function withoutRow(names: readonly string[]): Statement {
  return make
    .select({ count: sql`count(*)`.as('count') })
    .from(sql`json_each(${JSON.stringify(names)})`)
    .where(
      sql`not exists (select 1 from ${applicationFiles} where ${applicationFiles.objectName} = json_each.value)`,
    )
}
