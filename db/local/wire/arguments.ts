import { SqlFailure } from './failures.ts'
import type { Stmt } from './requests.ts'
import type { SqlValue } from './values.ts'

type Expecting = { verb: string; parameters: (string | null)[] }

/**
 * One value for each parameter, in SQLite's order. Names are looked up with and without their sign. Missing and
 * surplus values fail as they do at Turso: the native driver would bind what the last run left behind.
 */
export function valuesFor({ verb, parameters }: Expecting, { args, named }: Stmt): SqlValue[] {
  if (args.length > 0 && named.size > 0) {
    throw new SqlFailure(
      'ARGS_BOTH_POSITIONAL_AND_NAMED',
      'Specifying both positional and named arguments is not supported',
    )
  }
  const given = args.length + named.size
  if (given > parameters.length) {
    throw mismatch(`too many parameters, expected ${parameters.length} found ${given}`)
  }
  return parameters.map((name, index) => {
    const isPosition = name === null || name.startsWith('?')
    const value = isPosition ? args[index] : named.get(named.has(name) ? name : name.slice(1))
    if (value !== undefined) return value
    if (verb === 'EXPLAIN') return null
    throw mismatch(`value for parameter ${name ?? index + 1} not found`)
  })
}

const mismatch = (why: string) =>
  new SqlFailure('ARGS_INVALID', `Arguments do not match SQL parameters: ${why}`)
