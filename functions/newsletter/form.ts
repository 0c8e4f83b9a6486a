import * as v from 'valibot'
import { email, leaveEmpty, neededBox } from '../platform/forms/fields.ts'
import type { Problem as ProblemAt } from '../platform/forms/problems.ts'
import { locales } from '../promises/language/languages.ts'

/** What must be sent to get the newsletter; topics, places and kinds are read beside it, from lists. */
export const signUpForm = v.object({
  locale: v.picklist(locales),
  email,
  'consent-newsletter': neededBox('consentNewsletterMissing'),
  'leave-empty': leaveEmpty,
})

export type SignUpForm = v.InferOutput<typeof signUpForm>

/** The form's fields in the order a person meets them. */
export const fieldOrder = ['email', 'topics', 'place', 'kind', 'consent-newsletter', 'leave-empty'] as const
export type FieldName = (typeof fieldOrder)[number]

export type Problem = ProblemAt<FieldName>
