import { sql } from 'drizzle-orm'
import { policyNews } from '../../db/schema/policy-news.ts'
import type { Database } from '../platform/database.ts'
import { given, prepared, rowsOf } from '../platform/statements.ts'

export type News = typeof policyNews.$inferSelect

/** A version that applies now, and whether those concerned are to hear of it: `unlessFirst` not if nothing was noted before. */
export interface Noticed {
  about: string
  version: string
  told: 'never' | 'unlessFirst' | 'always'
}

const note = prepared<'noticed' | 'at'>(sql`
  insert into policy_news (about, version, noticed_at, told_at)
  select value ->> 'about', value ->> 'version', ${given('at')}, case
    when value ->> 'told' = 'always' then null
    when value ->> 'told' = 'unlessFirst' and exists (select 1 from policy_news where about = value ->> 'about') then null
    else ${given('at')} end
  from json_each(${given('noticed')}) where true
  on conflict do nothing`)

const untold = prepared<never>(sql`select * from policy_news where told_at is null`)

/**
 * Notes what applies now, and answers what is still to be told. The first versions of something that are ever noted
 * are told to nobody: they applied before.
 */
export async function newsOf(db: Database, noticed: readonly Noticed[], now: Date): Promise<News[]> {
  const [, waiting] = await db.write([
    note({ noticed: JSON.stringify(noticed), at: now.getTime() }),
    untold({}),
  ])
  return rowsOf(policyNews, waiting!)
}
