import * as v from 'valibot'
import type { Words } from '../../promises/language/words.ts'
import { emailAddress } from '../mail/email-address.ts'
import { codePoints, tidyLine, tidyText } from '../requests/typed-text.ts'

// What more than one form asks for, and how it is asked. Each message is a sentence the person reads.

/** A sentence of the interface, by its name in `content/ui/*.json` under `errors`. */
export type MessageKey = keyof Words['errors']

export const maxNameLength = 200

export const message = (key: MessageKey) => key

/** At most so many code points, as a person counts letters. */
export const atMost = (length: number, key: MessageKey) =>
  v.check((text: string) => codePoints(text) <= length, message(key))

export const line = v.pipe(v.optional(v.string(), ''), v.transform(tidyLine))

export const text = v.pipe(v.optional(v.string(), ''), v.transform(tidyText))

export const box = v.pipe(
  v.optional(v.string(), ''),
  v.transform((value) => value === 'on'),
)

/** A box without which the form is not sent. */
export const neededBox = (key: MessageKey) =>
  v.pipe(
    box,
    v.check((ticked) => ticked, message(key)),
  )

export const name = v.pipe(
  line,
  v.nonEmpty(message('nameMissing')),
  atMost(maxNameLength, message('nameTooLong')),
)

export const email = v.pipe(
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

/** The field that only programs fill in. */
export const leaveEmpty = v.pipe(
  line,
  v.check((typed) => typed === '', message('leaveEmptyFilled')),
)
