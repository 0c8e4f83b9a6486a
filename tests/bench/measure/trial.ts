import { loadavg } from 'node:os'
import type { Bound, Figures, Suite, SuiteOptions } from '../suite.ts'
import { type Summary, spread, summary } from './statistics.ts'

/** A floor that moves more than this between rounds says that the machine was measured, not the portal. */
const widestFloor = 2

export interface MetricResult extends Partial<Summary> {
  metric: string
  /** `tooNoisy`: the floor moved too much, and nothing is reported. */
  verdict: 'ambition' | 'gate' | 'beyondGate' | 'reported' | 'tooNoisy'
  gate?: Bound
  ambition?: Bound
  floorMedian?: number
  floorSpread?: number
}

export interface SuiteResult {
  suite: string
  rounds: number
  /** The load of the last minute, before and after. */
  load: [number, number]
  metrics: MetricResult[]
}

/** Runs a suite: warm-up, then floor and subject in turn, then what its numbers are worth. */
export async function tryOut<World extends { close(): Promise<void> }>(
  suite: Suite<World>,
  options: SuiteOptions,
): Promise<SuiteResult> {
  const rounds = suite.rounds(options)
  const loadBefore = load()
  const world = await suite.setup(options)
  const floors: Figures[] = []
  const subjects: Figures[] = []
  try {
    for (let round = rounds === 1 ? 1 : 0; round <= rounds; round++) {
      const floor = await suite.floor(world)
      const subject = await suite.subject(world)
      if (round > 0) {
        floors.push(floor)
        subjects.push(subject)
      }
    }
  } finally {
    await world.close()
  }
  const metrics = suite.metrics.map((metric) => judged(suite, metric, floors, subjects))
  return { suite: suite.name, rounds, load: [loadBefore, load()], metrics }
}

function judged<World extends { close(): Promise<void> }>(
  suite: Suite<World>,
  { name, figure, toFloor }: Suite<World>['metrics'][number],
  floors: Figures[],
  subjects: Figures[],
): MetricResult {
  const bounds = pick({ gate: suite.gate[name], ambition: suite.ambition[name] })
  const ours = subjects.map((round) => round[figure] ?? Number.NaN)
  if (!toFloor) {
    const found = summary(ours)
    return { metric: name, ...found, ...bounds, verdict: verdictOn(found.median, bounds) }
  }
  const theirs = floors.map((round) => round[figure] ?? Number.NaN)
  const floor = { floorMedian: summary(theirs).median, floorSpread: spread(theirs) }
  if (!(floor.floorSpread <= widestFloor)) return { metric: name, ...floor, ...bounds, verdict: 'tooNoisy' }
  const found = summary(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)))
  return { metric: name, ...found, ...floor, ...bounds, verdict: verdictOn(found.median, bounds) }
}

function verdictOn(value: number, { gate, ambition }: { gate?: Bound; ambition?: Bound }) {
  if (gate && !isWithin(value, gate)) return 'beyondGate'
  if (ambition) return isWithin(value, ambition) ? 'ambition' : 'gate'
  return 'reported'
}

function isWithin(value: number, { atMost = Infinity, atLeast = -Infinity }: Bound): boolean {
  return value <= atMost && value >= atLeast
}

function pick(bounds: { gate: Bound | undefined; ambition: Bound | undefined }) {
  return { ...(bounds.gate && { gate: bounds.gate }), ...(bounds.ambition && { ambition: bounds.ambition }) }
}

const load = () => Math.round((loadavg()[0] ?? 0) * 100) / 100
