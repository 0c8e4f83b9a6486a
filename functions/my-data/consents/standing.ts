import type { Acts } from '../../platform/held/acts.ts'
import type { HeldItem, HeldRow } from '../../platform/held/item.ts'

/** The purposes that somebody said yes to for a thing and has not taken back, each once. */
export function standingConsents({ rows }: Pick<HeldItem, 'rows'>): string[] {
  const said = new Map<string, { at: string; isYes: boolean }>()
  for (const row of rows.filter(({ table }) => table === 'consents')) {
    const [purpose, at] = [of(row, 'purpose'), of(row, 'recorded_at')]
    if (at >= (said.get(purpose)?.at ?? '')) said.set(purpose, { at, isYes: of(row, 'event') === 'given' })
  }
  return [...said].flatMap(([purpose, { isYes }]) => (isYes ? [purpose] : []))
}

/** Whether a thing is kept or used by a consent that can be taken back now. */
export function hasStandingConsent({ item, acts: { withdraw } }: { item: HeldItem; acts: Acts }): boolean {
  return withdraw !== undefined && standingConsents(item).includes(withdraw.purpose)
}

function of(row: HeldRow, column: string): string {
  return row.facts.find(({ field }) => field === `consents.${column}`)?.value ?? ''
}
