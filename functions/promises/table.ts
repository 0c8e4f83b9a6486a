import * as v from 'valibot'
import { ContentProblem } from './problem.ts'

/** Reads one file of content/ by its schema; throws ContentProblem for the first thing that is wrong. */
export function readTable<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
  raw: unknown,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, raw, { abortEarly: true })
  if (read.success) return read.output
  const [issue] = read.issues
  throw new ContentProblem(file, v.getDotPath(issue) ?? 'the whole file', remedyFor(issue))
}

function remedyFor(issue: v.BaseIssue<unknown>): string {
  if (issue.input === undefined) return 'is missing; add it'
  if (issue.expected === 'never') return 'is not known here; remove it or correct its spelling'
  if (issue.kind === 'schema') return `is ${issue.received}; it must be ${issue.expected}`
  return `is ${issue.received}; ${issue.message}`
}

/** Throws when two entries of a list carry the same id. */
export function requireDistinct(file: string, field: string, ids: string[]): void {
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (!twice) return
  throw new ContentProblem(file, field, `"${twice}" stands twice; give each entry a name of its own`)
}
