import * as v from 'valibot'
import { fateOf, type HeldItem } from '../../platform/held/item.ts'
import { othersWith } from '../../platform/held/telling-others.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { eraseBy, ruleFor } from '../../promises/rules.ts'

/** The rule of the database supplier's backups: the last place where something erased can lie. */
export const backupsRule = 'backups'

const day = v.pipe(v.string(), v.isoDate())

/** What an erasure came to, in numbers and days; it names nobody. */
export const erasureReceipt = v.strictObject({
  kind: v.literal('erasure'),
  by: v.string(),
  at: v.pipe(v.string(), v.isoTimestamp()),
  erased: v.array(v.strictObject({ kind: v.string(), count: v.number() })),
  /** What stays, by its rule, and until when; null where the rule begins only later, or a hold keeps it. */
  kept: v.array(v.strictObject({ kind: v.string(), rule: v.string(), until: v.nullable(day) })),
  /** From this day on it is in no backup either. */
  goneFromBackupsOn: day,
})

export type ErasureReceipt = v.InferOutput<typeof erasureReceipt>

/** The receipt for an erasure of these things (GDPR art. 12.3): what went, what stays until when and under which rule. */
export function receiptFor(items: readonly HeldItem[], promises: Promises, now: Date): ErasureReceipt {
  const gone = items.filter((item) => fateOf(item) === 'erased')
  const kinds = [...new Set(gone.map(({ kind }) => kind))]
  const today = dayIn(promises.site.timeZone, now)
  const kept = items.filter((item) => fateOf(item) !== 'erased')
  return {
    kind: 'erasure',
    by: promises.site.name,
    at: now.toISOString(),
    erased: kinds.map((kind) => ({ kind, count: gone.filter((item) => item.kind === kind).length })),
    kept: eachBlockOnce([
      ...kept.map(({ kind, hold, keptBy: [first] }) => ({
        kind: hold ? 'onHold' : kind,
        rule: first?.rule ?? '',
        until: hold ? null : (first?.eraseBy ?? null),
      })),
      ...leftBy(items, promises, today).map((left) => ({ kind: 'trace', ...left })),
    ]),
    goneFromBackupsOn: eraseBy(ruleFor(promises.retention, backupsRule), today),
  }
}

/** Whoever was blocked already is not blocked twice: the one that stands stays as it is. */
function eachBlockOnce(kept: ErasureReceipt['kept']): ErasureReceipt['kept'] {
  const standing = kept.filter(({ kind }) => kind === 'block').map(({ rule }) => rule)
  return kept.filter(({ kind, rule }) => kind !== 'trace' || !standing.includes(rule))
}

/** What an erasure leaves behind, by its rule, and until when. */
export function leftBy(items: readonly HeldItem[], { retention }: Promises, today: string) {
  return rulesLeftBy(items).map((rule) => ({ rule, until: eraseBy(ruleFor(retention, rule), today) }))
}

/**
 * The rules of what an erasure leaves behind, none of it with the address: notes of it, after a subscription its block
 * and proof, and whom we tell of it.
 */
function rulesLeftBy(items: readonly HeldItem[]): string[] {
  const block = ['newsletter-suppression', 'withdrawn-consent']
  const isSubscriber = items.some((item) => item.kind === 'subscription' && fateOf(item) === 'erased')
  const areOthersTold = items.some((item) => fateOf(item) !== 'stays' && othersWith(item).length > 0)
  const told = areOthersTold ? ['privacy-requests'] : []
  return [...(isSubscriber ? block : []), ...told, 'letters', 'erasure-ledger']
}
