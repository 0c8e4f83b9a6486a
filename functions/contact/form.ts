import * as v from 'valibot'
import { atMost, email, leaveEmpty, message, name, neededBox, text } from '../platform/forms/fields.ts'
import type { Problem as ProblemAt } from '../platform/forms/problems.ts'
import { locales } from '../promises/language/languages.ts'

export const maxMessageLength = 5_000

/** What must be sent to write to us. */
export const contactForm = v.object({
  locale: v.picklist(locales),
  name,
  email,
  message: v.pipe(
    text,
    v.nonEmpty(message('messageMissing')),
    atMost(maxMessageLength, message('messageTooLong')),
  ),
  'consent-contact': neededBox('consentContactMissing'),
  'leave-empty': leaveEmpty,
})

export type ContactForm = v.InferOutput<typeof contactForm>

/** The form's fields in the order a person meets them. */
export const fieldOrder = ['name', 'email', 'message', 'consent-contact', 'leave-empty'] as const
export type FieldName = (typeof fieldOrder)[number]

export type Problem = ProblemAt<FieldName>
