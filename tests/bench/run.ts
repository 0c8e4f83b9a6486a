import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { say, table } from './measure/report.ts'
import { type SuiteResult, tryOut } from './measure/trial.ts'
import { suites } from './suites.ts'

const resultsFile = 'tests/bench/results.json'

const { values: options, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !(name in suites))
if (unknown.length > 0)
  throw new Error(`there is no suite "${unknown.join(', ')}"; there are: ${Object.keys(suites).join(', ')}`)

const results: SuiteResult[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(suites)) {
  for (const run of suites[name] ?? []) {
    const result = await run(options)
    say(table(result))
    results.push(result)
  }
}
if (!options.quick) keep(results)
const beyond = results.flatMap(({ metrics }) => metrics.filter(({ verdict }) => verdict === 'beyondGate'))
if (beyond.length > 0) process.exitCode = 1
