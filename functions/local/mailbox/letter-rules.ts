import { isMailbox } from './addresses.ts'
import type { Refusal } from './answers.ts'

export type Fields = Record<string, unknown>

const maxRecipients = 50
const lineBreak = /[\r\n\0]/
/** A field name of RFC 5322: printable ASCII without space and colon. */
const headerName = /^[!-9;-~]+$/

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first thing wrong with a letter, under the names Resend gives it; undefined when nothing is. */
export function whatIsWrong(letter: Fields, inBatch: boolean): Refusal | undefined {
  return (
    missing(letter, 'from') ??
    missing(letter, 'to') ??
    missing(letter, 'subject') ??
    wrongSender(letter.from) ??
    wrongAddresses(letter, 'to') ??
    wrongAddresses(letter, 'cc') ??
    wrongAddresses(letter, 'bcc') ??
    wrongAddresses(letter, 'reply_to') ??
    wrongSubject(letter.subject) ??
    wrongContent(letter) ??
    wrongHeaders(letter.headers) ??
    wrongAttachments(letter.attachments, inBatch)
  )
}

function invalid(message: string): Refusal {
  return { statusCode: 422, name: 'validation_error', message }
}

function badAddress(field: string) {
  return `Invalid \`${field}\` field: an address is written a@b.example or Name <a@b.example>, in ASCII.`
}

function missing(letter: Fields, field: string) {
  const value = letter[field]
  const absent =
    value === undefined || value === null || value === '' || (Array.isArray(value) && !value.length)
  return absent ? invalid(`Missing \`${field}\` field.`) : undefined
}

function wrongSender(from: unknown): Refusal | undefined {
  return isMailbox(from) ? undefined : { ...invalid(badAddress('from')), name: 'invalid_from_address' }
}

function wrongAddresses(letter: Fields, field: string) {
  const addresses = letter[field] ?? []
  const list = Array.isArray(addresses) ? addresses : [addresses]
  if (list.length > maxRecipients) return invalid(`The \`${field}\` field takes ${maxRecipients} addresses.`)
  return list.every(isMailbox) ? undefined : invalid(badAddress(field))
}

function wrongSubject(subject: unknown) {
  const oneLine = typeof subject === 'string' && !lineBreak.test(subject)
  return oneLine ? undefined : invalid('The `subject` field is one line of text.')
}

function wrongContent({ html, text }: Fields) {
  const some = (value: unknown) => typeof value === 'string' && value !== ''
  return some(html) || some(text) ? undefined : invalid('Missing `html` or `text` field.')
}

function wrongHeaders(headers: unknown = {}) {
  const isHeader = ([name, value]: [string, unknown]) =>
    headerName.test(name) && typeof value === 'string' && !lineBreak.test(value)
  const right = isFields(headers) && Object.entries(headers).every(isHeader)
  return right ? undefined : invalid('The `headers` field maps header names to one line of text each.')
}

function wrongAttachments(attachments: unknown = [], inBatch: boolean): Refusal | undefined {
  const hasSource = (one: unknown) =>
    isFields(one) && (typeof one.content === 'string' || typeof one.path === 'string')
  if (!Array.isArray(attachments) || !attachments.every(hasSource))
    return { ...invalid('Each attachment has `content` or `path`.'), name: 'invalid_attachment' }
  return inBatch && attachments.length > 0 ? invalid('Letters of a batch carry no attachments.') : undefined
}
