import type { LongerOffer } from '../../platform/held/keeping.ts'
import { addPeriod, type Day, later } from '../../promises/calendar/calendar.ts'
import type { Opening } from '../../promises/openings/openings.ts'
import { offersTalentPool } from '../../promises/openings/roles.ts'
import { eraseBy, type RetentionTable, ruleFor } from '../../promises/rules.ts'
import { promiseOf, type Terms } from '../terms.ts'

/** How its owner can have an application kept longer: a press that is activity, or the talent pool's consent. */
export interface Longer extends LongerOffer {
  /** What then changes of its terms. */
  terms: Partial<Terms>
}

/** Whether the day is so near that its rule has the owner told of it. */
export function isToldAhead(terms: Terms, { rules }: RetentionTable, today: Day): boolean {
  const { rule, eraseBy } = promiseOf(terms)
  const ahead = rules.find(({ id }) => id === rule)?.tellAhead
  return ahead !== undefined && eraseBy > today && eraseBy <= addPeriod(today, ahead)
}

/**
 * What asking today to keep it longer would come to, by the rules of today; null when no rule allows more, or its day
 * has come. Every rule that counts from the last activity begins again; the talent pool is asked about only when that moves nothing.
 */
export function longerFor(
  kept: Terms & { role: string | null },
  opening: Opening,
  retention: RetentionTable,
  today: Day,
): Longer | null {
  const eraseByNow = promiseOf(kept).eraseBy
  if (eraseByNow <= today) return null
  const moved = (by: Longer['by'], terms: Partial<Terms>): Longer | null => {
    const until = promiseOf({ ...kept, ...terms }).eraseBy
    return until > eraseByNow ? { by, until, terms } : null
  }
  const renewed = begunAgain(kept, retention, today)
  const byActivity = moved('activity', renewed)
  if (byActivity || kept.poolRule || !offersTalentPool(opening, retention, kept.role)) return byActivity
  const pool = ruleFor(retention, opening.retention.talentPool)
  const inPool = { poolRule: pool.id, poolStartsOn: today, poolEraseBy: eraseBy(pool, today) }
  return moved('consent', { ...renewed, ...inPool })
}

/** Days move later only: a rule that has become shorter takes nothing back. */
function begunAgain(kept: Terms, { rules }: RetentionTable, today: Day): Partial<Terms> {
  const dayBy = (id: string | null, promised: Day | null): Day | null => {
    const rule = rules.find((rule) => rule.id === id && rule.starts === 'lastActivity')
    return rule && promised ? later(eraseBy(rule, today), promised) : null
  }
  const base = dayBy(kept.rule, kept.baseEraseBy)
  const pool = dayBy(kept.poolRule, kept.poolEraseBy)
  const contact = dayBy(kept.contactRule, kept.contactEraseBy)
  return {
    ...(base && { baseStartsOn: today, baseEraseBy: base }),
    ...(pool && { poolStartsOn: today, poolEraseBy: pool }),
    ...(contact && { contactStartsOn: today, contactEraseBy: contact }),
  }
}
