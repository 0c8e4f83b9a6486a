import * as v from 'valibot'
import type { MessageKey } from '../../platform/forms/fields.ts'
import { written as asWritten, problemsIn } from '../../platform/forms/problems.ts'
import { tidyLine, tidyText } from '../../platform/requests/typed-text.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { isDay } from '../../promises/calendar/days.ts'
import type { Problem } from './form.ts'

type Fields = Record<string, string>

/** What a form's shape and the queue's own rules say of what was sent. */
export type Checked<Sound> =
  | { outcome: 'sound'; sound: Sound }
  | { outcome: 'toPutRight'; problems: Problem[] }

/** Where a fault is put right, and the sentence that says how. */
export type Remedies<Fault extends string> = Readonly<
  Record<Fault, readonly [field: string, message: MessageKey]>
>

/**
 * Adds what is wrong in a form's shape to the faults the rules found, which hold at the terminal too: one sentence for
 * each field, in the order of the fields. `sound` is what the rules judged; it stands once nothing is wrong.
 */
export function check<Sound, Fault extends string>(
  fields: Fields,
  form: v.GenericSchema & { entries: object },
  sound: Sound,
  faults: readonly Fault[],
  remedies: Remedies<Fault>,
): Checked<Sound> {
  const written = Object.entries(fields).filter(([, value]) => value.trim() !== '')
  const ofShape = problemsIn<string>(v.safeParse(form, Object.fromEntries(written)).issues)
  const ofRules = faults.map((fault) => ({ field: remedies[fault][0], message: remedies[fault][1] }))
  const order = Object.keys(form.entries)
  const problems = [...ofShape, ...ofRules]
    .filter(({ field }, at, all) => all.findIndex((one) => one.field === field) === at)
    .toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field))
  return problems.length > 0 ? { outcome: 'toPutRight', problems } : { outcome: 'sound', sound }
}

/** One line as it is kept, null where nothing was written. */
export function lineIn(fields: Fields, name: string): string | null {
  return tidyLine(fields[name] ?? '') || null
}

/** Several lines likewise. */
export function textIn(fields: Fields, name: string): string | null {
  return tidyText(fields[name] ?? '') || null
}

/** A day, null where none was written that a calendar has. */
export function dayIn(fields: Fields, name: string): Day | null {
  const typed = lineIn(fields, name)
  return typed !== null && isDay(typed) ? typed : null
}

/** One of these names, or the first, where the form says nothing that it can mean. */
export function oneOf<Name extends string>(names: readonly Name[], typed: string | undefined): Name {
  return names.find((one) => one === typed) ?? names[0]!
}

/** What was written in every field, for the form to show again. */
export function allWritten(fields: Fields): Fields {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, asWritten(fields, name)]))
}
