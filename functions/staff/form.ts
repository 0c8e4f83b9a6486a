import * as v from 'valibot'
import { email } from '../platform/forms/fields.ts'
import type { Problem as ProblemAt } from '../platform/forms/problems.ts'
import { locales } from '../promises/language/languages.ts'

/** What must be sent to get a link to the desk. */
export const signInForm = v.object({ locale: v.picklist(locales), email })

export type Problem = ProblemAt<'email' | 'passkey'>
