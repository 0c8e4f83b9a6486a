import { parseArgs } from 'node:util'
import { table } from './measure/report.ts'
import { keep } from './measure/results.ts'
import { suites } from './suites.ts'

/** `npm run bench -- [suite…] [--quick]`. Ends with 1 only when a gate fails; a quick run keeps no results. */
const { values: options, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !Object.hasOwn(suites, name))
if (unknown.length > 0)
  throw new Error(`there is no suite "${unknown.join(', ')}"; there are: ${Object.keys(suites).join(', ')}`)

let isBeyond = false
for (const name of positionals.length > 0 ? positionals : Object.keys(suites)) {
  for (const run of suites[name] ?? []) {
    const result = await run(options)
    process.stdout.write(table(result))
    if (!options.quick) keep(result)
    isBeyond ||= result.metrics.some(({ verdict }) => verdict === 'beyondGate')
  }
}
process.exitCode = isBeyond ? 1 : 0
