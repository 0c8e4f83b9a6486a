import { ContentProblem } from '../problem.ts'
import type { RetentionTable } from '../rules.ts'
import { prefixes } from './bucket.ts'
import type { Holding } from './holding.ts'
import { tables } from './inventory.ts'

type Held = Readonly<Record<string, Pick<Holding, 'about' | 'rules'>>>

/** Throws ContentProblem for a table or a kind of file about people whose rule content does not have. */
export function requireRuleForEveryTable(
  { rules, waiting = [] }: RetentionTable,
  held: Held = { ...tables, ...prefixes },
): void {
  for (const [name, { about, rules: needed }] of Object.entries(held)) {
    if (about === 'nobody') continue
    const missing = needed.find((id) => !waiting.includes(id) && !rules.some((rule) => rule.id === id))
    if (!missing && needed.length > 0) continue
    const remedy = missing
      ? `"${missing}" is missing, and "${name}" holds personal data under it; add a rule with this id`
      : `"${name}" holds personal data under no rule; add one, and name it in functions/promises/inventory/inventory.ts`
    throw new ContentProblem('content/retention.json', 'rules', remedy)
  }
}
