import Native from 'libsql'
import type { Recorded } from './recorder.ts'

/** Why a statement may read a whole table or sort: something bounds it that the plan cannot know. */
const justified: { plan: RegExp; why: string }[] = [
  { plan: /^SCAN erasing\b/, why: 'holds one batch of the sweep at most, and is empty between runs' },
  { plan: /^SCAN opening_(ends|closings)\b/, why: 'one row for each opening that ended or was closed' },
  { plan: /^SCAN staff$/, why: 'one row for each who works here' },
  { plan: /^SCAN mailings USING INDEX/, why: 'read newest first and stopped at the hundredth' },
  { plan: /^SCAN policy_news\b/, why: 'one row for each version of a policy' },
  {
    plan: /^SCAN retention_runs\b/,
    why: 'one row a night; read newest first and stopped at the first that fits',
  },
  {
    plan: /^SCAN erasures\b/,
    why: 'all that was ever erased, one row a batch; asked at most once in ten seconds',
  },
  { plan: /^SCAN (CONSTANT ROW|\(|json_each)/, why: 'no table' },
  { plan: /^SCAN \w+ VIRTUAL TABLE/, why: 'a list given with the statement' },
  { plan: /^SCAN noted$/, why: 'the letters of one call, a hundred at most' },
  { plan: /^USE TEMP B-TREE FOR GROUP BY/, why: 'groups by rule: a handful of groups of what is due' },
]

export interface Fault {
  during: string
  plan: string
  sql: string
}

/** Every full scan and every temporary b-tree in the plans of these statements that nothing justifies. */
export function faultsIn(file: string, statements: Iterable<Recorded>): { faults: Fault[]; planned: number } {
  const db = new Native(file, { readonly: true })
  const faults: Fault[] = []
  let planned = 0
  for (const { sql, args, during } of statements) {
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(sql)) continue
    planned++
    const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(args) as { detail: string }[]
    for (const { detail } of steps) {
      const isSuspect = /^SCAN |TEMP B-TREE/.test(detail)
      if (isSuspect && !justified.some(({ plan }) => plan.test(detail)))
        faults.push({ during, plan: detail, sql })
    }
  }
  db.close()
  return { faults, planned }
}
