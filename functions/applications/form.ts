import * as v from 'valibot'
import {
  atMost,
  box,
  email,
  leaveEmpty,
  line,
  message,
  name,
  neededBox,
  text,
} from '../platform/forms/fields.ts'
import type { Problem as ProblemAt } from '../platform/forms/problems.ts'
import { locales } from '../promises/language/languages.ts'
import { roles } from '../promises/openings/roles.ts'
import { detailFields, detailNames } from './roles/form.ts'

export const maxPhoneLength = 40
export const maxAddressLength = 500
export const maxLetterLength = 5_000
export const maxCvTextLength = 20_000

const phone = v.pipe(
  line,
  v.check((typed) => typed === '' || looksDialable(typed), message('phoneMalformed')),
)

/** What must be sent to apply. The browser checks by the same schema; files are judged by what is in them. */
export const applicationForm = v.object({
  opening: line,
  locale: v.picklist(locales),
  name,
  email,
  phone,
  address: v.pipe(text, atMost(maxAddressLength, 'addressTooLong')),
  letter: v.pipe(text, atMost(maxLetterLength, 'letterTooLong')),
  cvText: v.pipe(text, atMost(maxCvTextLength, 'cvTextTooLong')),
  role: v.optional(v.union([v.literal(''), v.picklist(roles)], message('roleUnknown')), ''),
  ...detailFields,
  acknowledged: neededBox('acknowledgedMissing'),
  'consent-talent-pool': box,
  'consent-newsletter': box,
  'leave-empty': leaveEmpty,
})

export type ApplicationForm = v.InferOutput<typeof applicationForm>

/** The files a person may send with the form. */
export const fileKinds = ['cv', 'photo'] as const
export type FileKind = (typeof fileKinds)[number]

/** Where a form that came back carries a file that is held, and the box that lets go of it. */
export const heldFieldOf = { cv: 'heldCv', photo: 'heldPhoto' } as const
export const removeFieldOf = { cv: 'removeCv', photo: 'removePhoto' } as const

/** The form's fields in the order a person meets them. */
export const fieldOrder = [
  'form',
  'role',
  ...detailNames,
  'name',
  'email',
  'phone',
  'address',
  'letter',
  'cv',
  'cvText',
  'photo',
  'acknowledged',
  'consent-talent-pool',
  'consent-newsletter',
  'leave-empty',
] as const
export type FieldName = (typeof fieldOrder)[number]

export type Problem = ProblemAt<FieldName>

/** Four to fifteen digits however they are grouped (ITU-T E.164); extensions and words are not dialled by us. */
function looksDialable(typed: string): boolean {
  const digits = typed.replace(/\D/g, '').length
  return typed.length <= maxPhoneLength && /^\+?[\d\s().\-/]+$/.test(typed) && digits >= 4 && digits <= 15
}
