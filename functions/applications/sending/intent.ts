import { type FieldName, fieldOrder } from '../form.ts'

/** What is wanted of a form: to send it, to read it through first, or to go back to one of its fields. */
export type Intent = 'send' | 'review' | { change: FieldName }

/** Null for what none of our buttons asks. */
export function intentOf(asked = 'send'): Intent | null {
  if (asked === 'send' || asked === 'review') return asked
  const field = fieldOrder.find((name) => asked === `change-${name}`)
  return field ? { change: field } : null
}
