import * as v from 'valibot'
import { email, leaveEmpty } from '../platform/forms/fields.ts'
import type { Problem as ProblemAt } from '../platform/forms/problems.ts'
import { locales } from '../promises/language/languages.ts'

/** What must be sent to get a link to one's data. */
export const linkForm = v.object({ locale: v.picklist(locales), email, 'leave-empty': leaveEmpty })

export type LinkForm = v.InferOutput<typeof linkForm>

/** The form's fields in the order a person meets them. */
export const fieldOrder = ['email', 'leave-empty'] as const

export type Problem = ProblemAt<(typeof fieldOrder)[number]>
