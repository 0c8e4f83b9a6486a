import type * as v from 'valibot'
import type { MessageKey } from './fields.ts'

/** One thing the person can put right: where, and the sentence that says how. */
export interface Problem<Field extends string = string> {
  field: Field
  message: MessageKey
}

/** What a form's schema found wrong. */
export function problemsIn<Field extends string>(
  issues: readonly v.BaseIssue<unknown>[] | undefined,
): Problem<Field>[] {
  return (issues ?? []).map((issue) => ({
    field: String(issue.path?.[0]?.key ?? 'form') as Field,
    message: issue.message as MessageKey,
  }))
}

/** The problems as a person meets the fields. */
export function inOrder<Field extends string>(
  problems: readonly Problem<Field>[],
  fields: readonly Field[],
): Problem<Field>[] {
  return problems.toSorted((one, other) => fields.indexOf(one.field) - fields.indexOf(other.field))
}

/** What the person wrote, as the form shows it again: untouched but for line ends, which a browser sends as CRLF. */
export function written(fields: Record<string, string>, name: string): string {
  return (fields[name] ?? '').replace(/\r\n?/g, '\n')
}
