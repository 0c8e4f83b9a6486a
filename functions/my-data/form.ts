import * as v from 'valibot'
import { atMost, email, leaveEmpty, text } from '../platform/forms/fields.ts'
import type { Problem as ProblemAt } from '../platform/forms/problems.ts'
import { locales } from '../promises/language/languages.ts'

/** What must be sent to get a link to one's data. */
export const linkForm = v.object({ locale: v.picklist(locales), email, 'leave-empty': leaveEmpty })

export type LinkForm = v.InferOutput<typeof linkForm>

/** The form's fields in the order a person meets them. */
export const fieldOrder = ['email', 'leave-empty'] as const

export type Problem = ProblemAt<(typeof fieldOrder)[number]>

/** The four cases in which a person may have something restricted (GDPR art. 18.1). */
export const restrictionReasons = ['inaccurate', 'unlawful', 'needed', 'objected'] as const
export type RestrictionReason = (typeof restrictionReasons)[number]

const maxReasonLength = 5_000

/** Why somebody objects; the law lets them say so without being asked for more. */
export const objectionForm = v.object({
  reason: v.pipe(text, atMost(maxReasonLength, 'messageTooLong')),
})
