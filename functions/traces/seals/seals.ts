import type { Platform } from '../../platform/platform.ts'
import { type Day, later } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { differencesIn } from './checking.ts'
import { dayAfter } from './days.ts'
import { type Finding, type Findings, keepFindings, readFindings } from './findings.ts'
import { sealedDays } from './seal.ts'
import { sealPastDays } from './sealing.ts'

const daysPerLook = 31

/**
 * Seals the days that are over and looks at the next month of seals, beginning again after the last: whoever has the
 * database alone can change no trace of a sealed day unnoticed (R-83, I12). Repeatable at any time.
 */
export async function sealTraces(
  world: Pick<Platform, 'db' | 'files' | 'log'>,
  promises: Pick<Promises, 'retention' | 'site'>,
  now: Date,
): Promise<void> {
  const [sealed, known] = await Promise.all([sealedDays(world.files), readFindings(world.files)])
  const newest = sealed.at(-1) ?? null
  const upTo = laterOf(newest, known?.to ?? null)
  const days = [...sealed, ...(await sealPastDays(world, promises, { newest, upTo }, now))]
  const to = laterOf(days.at(-1) ?? null, upTo)
  if (!to) return
  const stretch = stretchOf(days, known)
  const differing = [
    ...(known?.differing ?? []).filter(({ day }) => !stretch.days.includes(day)),
    ...(await differencesIn(world, promises, stretch, now)),
    ...(newest !== upTo && upTo ? [{ day: newest ? dayAfter(newest) : upTo, what: 'missing' as const }] : []),
  ]
  await keepFindings(world.files, {
    at: now.toISOString(),
    to,
    next: stretch.next,
    differing: eachOnce(differing),
  })
  if (differing.length > 0) world.log('traces differ from their seals', { count: differing.length })
}

/** The days to look at now, the one before them that they carry on, and where the next look begins. */
function stretchOf(days: readonly Day[], known: Findings | null) {
  const from = days.findIndex((day) => day >= (known?.next ?? ''))
  const start = Math.max(from, 0)
  const end = start + daysPerLook
  return { before: days[start - 1] ?? null, days: days.slice(start, end), next: days[end] ?? null }
}

function eachOnce(findings: readonly Finding[]): Finding[] {
  const byDay = new Map(findings.map((finding) => [finding.day, finding]))
  return [...byDay.values()].sort((one, other) => one.day.localeCompare(other.day))
}

function laterOf(one: Day | null, other: Day | null): Day | null {
  return one && other ? later(one, other) : (one ?? other)
}
