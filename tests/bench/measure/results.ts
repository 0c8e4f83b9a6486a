import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { MetricResult, SuiteResult } from './trial.ts'

const file = 'tests/bench/results.json'

/** Keeps what a suite measured; what a restless machine made unreadable leaves the last result as it was. */
export function keep(result: SuiteResult) {
  const kept: Record<string, SuiteResult> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const known = kept[result.suite]?.metrics ?? []
  const metrics = result.metrics.map((metric) => {
    const last = known.find((one) => one.metric === metric.metric && one.verdict !== 'tooNoisy')
    return metric.verdict === 'tooNoisy' && last ? last : rounded(metric)
  })
  kept[result.suite] = { ...result, metrics }
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
}

function rounded(metric: MetricResult): MetricResult {
  const round = (value: number) => Number(value.toPrecision(4))
  const numbers = Object.entries(metric).map(([name, value]) => [
    name,
    typeof value === 'number' ? round(value) : value,
  ])
  return Object.fromEntries(numbers)
}
