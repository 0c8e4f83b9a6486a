import { addPeriod } from '../calendar/calendar.ts'
import { type RetentionTable, ruleFor } from '../rules.ts'
import type { Opening } from './openings.ts'

/** As whom a person can send the open application. */
export const roles = ['job-seeker', 'subcontractor', 'student', 'partner'] as const

export type Role = (typeof roles)[number]

export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value)
}

/** The id of the rule an application lives by: its role's in the open application, else its opening's. */
export function applicationRuleOf({ retention }: Opening, role: string | null): string {
  return (isRole(role) && retention.byRole?.[role]) || retention.application
}

/** Every rule an application to this opening can live by. */
export function applicationRulesOf({ retention }: Opening): string[] {
  return [...new Set([retention.application, ...Object.values(retention.byRole ?? {})])]
}

/** The talent pool is offered where it keeps an application longer than its own rule; elsewhere it would mean nothing. */
export function offersTalentPool(opening: Opening, retention: RetentionTable, role: string | null): boolean {
  const { starts, keepFor } = ruleFor(retention, applicationRuleOf(opening, role))
  const pool = ruleFor(retention, opening.retention.talentPool)
  const anyDay = '2000-01-01'
  return starts !== pool.starts || addPeriod(anyDay, pool.keepFor) > addPeriod(anyDay, keepFor)
}
