import * as v from 'valibot'
import { atMost, email, line, type MessageKey, maxNameLength } from '../../platform/forms/fields.ts'

/** So many contacts are entered at a time, at most. */
export const mostContacts = 50

const maxSourceLength = 300

/** Where the addresses come from, in words their owners will read (GDPR art. 14.2 f). */
export const source = v.pipe(
  line,
  v.nonEmpty('sourceMissing' satisfies MessageKey),
  atMost(maxSourceLength, 'sourceMissing'),
)

const optional = v.pipe(line, atMost(maxNameLength, 'nameTooLong'))
const contactLine = v.object({ email, name: optional, organisation: optional })

/** A contact at a partner as a line of the form has it. */
export type Contact = v.InferOutput<typeof contactLine> & { place: Place }

/** Which line it is, counted from 1. */
export type Place = number

export interface WrongLine {
  place: Place
  message: MessageKey
}

/** One contact a line: the address, and if wanted the name and the organisation, between semicolons or tabs. */
export function readLines(typed: string): { contacts: Contact[]; wrong: WrongLine[] } {
  const read = typed.split(/\r\n?|\n/).flatMap((words, at) => {
    const [email, name, ...organisation] = words.split(/[;\t]/).map((part) => part.trim())
    if (words.trim() === '') return []
    const place = at + 1
    return { place, ...v.safeParse(contactLine, { email, name, organisation: organisation.join(' ') }) }
  })
  return {
    contacts: read.flatMap((one) => (one.success ? { ...one.output, place: one.place } : [])),
    wrong: read.flatMap(({ success, issues, place }) =>
      success ? [] : { place, message: issues[0].message as MessageKey },
    ),
  }
}
