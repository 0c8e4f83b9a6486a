import type { Bound } from '../suite.ts'
import type { MetricResult, SuiteResult } from './trial.ts'

const verdicts: Record<MetricResult['verdict'], string> = {
  ambition: 'as claimed',
  gate: 'not yet as claimed',
  beyondGate: 'BEYOND THE GATE',
  reported: '',
  tooNoisy: 'not reported',
}

/** One suite as a table for a person: the middle, the range, what is wanted, whether it is there. */
export function table({ suite, rounds, load, metrics }: SuiteResult): string {
  const lines = metrics.map((metric) =>
    [
      metric.metric.padEnd(40),
      measured(metric).padEnd(34),
      wanted(metric).padEnd(30),
      verdicts[metric.verdict],
    ].join(''),
  )
  return [`\n${suite} · ${rounds} rounds · load ${load.join(' to ')}`, ...lines, ''].join('\n')
}

function measured({ verdict, median, least, most, floorMedian, floorSpread }: MetricResult): string {
  if (verdict === 'tooNoisy') return `the floor moved ${short(floorSpread)} x`
  const range = least === most ? '' : ` (${short(least)} to ${short(most)})`
  return `${short(median)}${floorMedian === undefined ? '' : ' x'}${range}`
}

function wanted({ ambition, gate }: MetricResult): string {
  const both = [ambition && inWords(ambition), gate && `gate ${inWords(gate)}`]
  return both.filter(Boolean).join(', ')
}

function inWords({ atMost, atLeast }: Bound): string {
  if (atMost !== undefined && atMost === atLeast) return `${atMost}`
  return [atLeast !== undefined && `≥ ${atLeast}`, atMost !== undefined && `≤ ${atMost}`]
    .filter(Boolean)
    .join(' ')
}

function short(value = Number.NaN): string {
  return value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toPrecision(3)
}
