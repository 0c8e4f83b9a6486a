import * as v from 'valibot'
import { emailAddress } from '../platform/mail/email-address.ts'
import { codePoints, tidyLine, tidyText } from '../platform/requests/typed-text.ts'
import { locales } from '../promises/language/languages.ts'
import type { Words } from '../promises/language/words.ts'

/** A sentence of the interface, by its name in `content/ui/*.json` under `errors`. */
export type MessageKey = keyof Words['errors']

export const maxNameLength = 200
export const maxPhoneLength = 40
export const maxAddressLength = 500
export const maxLetterLength = 5_000
export const maxCvTextLength = 20_000
export const roles = ['job-seeker', 'subcontractor', 'student', 'partner'] as const

const message = (key: MessageKey) => key
const atMost = (length: number, key: MessageKey) =>
  v.check((text: string) => codePoints(text) <= length, message(key))
const line = v.pipe(v.optional(v.string(), ''), v.transform(tidyLine))
const text = v.pipe(v.optional(v.string(), ''), v.transform(tidyText))
const box = v.pipe(
  v.optional(v.string(), ''),
  v.transform((value) => value === 'on'),
)

const email = v.pipe(
  v.optional(v.string(), ''),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = emailAddress(dataset.value)
    if (read.outcome === 'address') return read.address
    const problem = {
      missing: message('emailMissing'),
      malformed: message('emailMalformed'),
      tooLong: message('emailTooLong'),
      localPart: message('emailLocalPart'),
    }
    addIssue({ message: problem[read.outcome] })
    return NEVER
  }),
)

const phone = v.pipe(
  line,
  v.check((typed) => typed === '' || looksDialable(typed), message('phoneMalformed')),
)

/** What must be sent to apply. The browser checks by the same schema; files are judged by what is in them. */
export const applicationForm = v.object({
  opening: line,
  locale: v.picklist(locales),
  name: v.pipe(line, v.nonEmpty(message('nameMissing')), atMost(maxNameLength, 'nameTooLong')),
  email,
  phone,
  address: v.pipe(text, atMost(maxAddressLength, 'addressTooLong')),
  letter: v.pipe(text, atMost(maxLetterLength, 'letterTooLong')),
  cvText: v.pipe(text, atMost(maxCvTextLength, 'cvTextTooLong')),
  role: v.optional(v.union([v.literal(''), v.picklist(roles)], message('roleUnknown')), ''),
  acknowledged: v.pipe(
    box,
    v.check((ticked) => ticked, message('acknowledgedMissing')),
  ),
  'consent-talent-pool': box,
  'leave-empty': v.pipe(
    line,
    v.check((typed) => typed === '', message('leaveEmptyFilled')),
  ),
})

export type ApplicationForm = v.InferOutput<typeof applicationForm>

/** The form's fields in the order a person meets them. */
export const fieldOrder = [
  'form',
  'role',
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
  'leave-empty',
] as const
export type FieldName = (typeof fieldOrder)[number]

/** One thing the person can put right: where, and the sentence that says how. */
export interface Problem {
  field: FieldName
  message: MessageKey
}

/** Four to fifteen digits however they are grouped (ITU-T E.164); extensions and words are not dialled by us. */
function looksDialable(typed: string): boolean {
  const digits = typed.replace(/\D/g, '').length
  return typed.length <= maxPhoneLength && /^\+?[\d\s().\-/]+$/.test(typed) && digits >= 4 && digits <= 15
}
