import * as v from 'valibot'
import { inOrder, problemsIn, written } from '../platform/forms/problems.ts'
import { type ContactForm, contactForm, type FieldName, fieldOrder } from './form.ts'
import type { ContactModel } from './models.ts'

export type CheckOutcome =
  | ({ outcome: 'toPutRight' } & ContactModel)
  | { outcome: 'sound'; message: ContactForm }

/** Reads a message whole: every problem is found at once, in the order a person meets the fields. */
export function checkMessage(fields: Record<string, string>): CheckOutcome {
  const read = v.safeParse(contactForm, fields)
  if (read.success) return { outcome: 'sound', message: read.output }
  return {
    outcome: 'toPutRight',
    problems: inOrder(problemsIn<FieldName>(read.issues), fieldOrder),
    values: {
      name: written(fields, 'name'),
      email: written(fields, 'email'),
      message: written(fields, 'message'),
      'consent-contact': fields['consent-contact'] === 'on',
    },
  }
}
