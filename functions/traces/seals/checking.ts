import type { Platform } from '../../platform/platform.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { dayAfter, dayBefore, firstWholeDay } from './days.ts'
import type { Finding } from './findings.ts'
import { readSeal, type Seal, type SealedTrace, sealOf } from './seal.ts'
import { tracesIn, tracesOf } from './traces-of-day.ts'

/**
 * Looks at a stretch of sealed days: whether each carries on the seal before it, and whether the traces of that day are
 * those that were sealed, as long as their rule keeps them; older days stand by the chain alone. Answers what differs.
 */
export async function differencesIn(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  promises: Pick<Promises, 'retention' | 'site'>,
  stretch: { before: Day | null; days: readonly Day[] },
  now: Date,
): Promise<Finding[]> {
  const kept = stretch.days.filter((day) => day >= firstWholeDay(promises, now))
  const [first, seals, found] = await Promise.all([
    stretch.before ? readSeal(files, stretch.before) : null,
    Promise.all(stretch.days.map((day) => readSeal(files, day))),
    kept.length > 0 ? db.read(kept.map((day) => tracesOf(day, promises.site.timeZone))) : [],
  ])
  const differing: Finding[] = []
  for (const [at, day] of stretch.days.entries()) {
    const [last, before] = at > 0 ? [stretch.days[at - 1]!, seals[at - 1]!] : [stretch.before, first]
    const isAfterGap = last !== null && last !== dayBefore(day)
    if (isAfterGap) differing.push({ day: dayAfter(last), what: 'missing' })
    const { seal } = seals[at]!
    const carriesOn = isAfterGap || seal?.before === (before?.digest ?? '')
    const traces = found[kept.indexOf(day)]
    if (!seal || !carriesOn) differing.push({ day, what: 'seal' })
    else if (traces && !(await isOf(seal, tracesIn(traces)))) differing.push({ day, what: 'traces' })
  }
  return differing
}

async function isOf(seal: Seal, traces: readonly SealedTrace[]): Promise<boolean> {
  const anew = await sealOf(seal.day, traces, seal.before)
  return anew.hash === seal.hash && anew.rows === seal.rows
}
