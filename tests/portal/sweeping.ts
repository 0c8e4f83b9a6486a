import { readContent } from '../../functions/local/content.ts'
import { erasureDuties } from '../../functions/personal-data.ts'
import { readRetention } from '../../functions/promises/rules.ts'
import { sweep } from '../../functions/retention/sweep.ts'
import { jobSlug } from './applying.ts'
import type { TestPortal } from './portal.ts'

/** The day the demo's usual application is erased when it is sent on 2\u00a0November 2026. */
export const eraseBy = '2029-06-16'

export interface RawRule {
  id: string
  keepFor: string
  starts: string
}

/** The demo's retention table with one rule changed, or taken out. */
export function tableWith(id: string, change: Partial<RawRule> | null): unknown {
  const table = readContent().retention as { rules: RawRule[] }
  const rules = table.rules.flatMap((rule) =>
    rule.id !== id ? [rule] : change ? [{ ...rule, ...change }] : [],
  )
  return { ...table, rules }
}

/** Runs the retention job as if it were that instant. */
export function sweepAt(
  portal: TestPortal,
  instant: string,
  how: { dryRun?: boolean; aboveCeiling?: boolean; table?: unknown } = {},
) {
  const { capabilities } = portal.promises.site
  const table = {
    read: () => readRetention(how.table ?? readContent().retention, capabilities),
    zone: 'Europe/Stockholm',
  }
  const order = {
    at: new Date(instant),
    dryRun: how.dryRun ?? false,
    aboveCeiling: how.aboveCeiling ?? false,
  }
  return sweep(portal.platform(), erasureDuties(portal.promises), table, order)
}

/** Many applications at once, without their forms. */
export async function fillWithApplications(portal: TestPortal, count: number, day = eraseBy) {
  const values = Array.from(
    { length: count },
    () =>
      `('${crypto.randomUUID()}', 'AAAA-AAAA', '${jobSlug}', 'c', 'sv', 'A', 'a@b.example', 0, '2026-11-02', 'application', '${day}', '${day}')`,
  )
  await portal.client.execute(
    `insert into applications (id, reference, opening, controller, locale, name, email, submitted_at, last_active_on, rule, base_starts_on, base_erase_by) values ${values.join(',')}`,
  )
}
