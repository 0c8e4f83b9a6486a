import type { Refusal } from './answers.ts'
import { type Fields, isFields, whatIsWrong } from './letter-rules.ts'

export type Attachment = { filename: string; contentType: string | null; content: string | null }

/** A letter as it was sent; addresses always as lists. Attachments keep their Base64. */
export type LetterContent = {
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string[]
  subject: string
  html: string | null
  text: string | null
  headers: Record<string, string>
  attachments: Attachment[]
}

type Reading = { wrong: Refusal; content?: undefined } | { wrong?: undefined; content: LetterContent }

/** Reads one letter from a request: its content, or the first thing that keeps Resend from sending it. */
export function readLetter(letter: unknown, { inBatch = false } = {}): Reading {
  if (!isFields(letter))
    return { wrong: { statusCode: 422, name: 'validation_error', message: 'A letter is a JSON object.' } }
  const wrong = whatIsWrong(letter, inBatch)
  return wrong ? { wrong } : { content: contentOf(letter) }
}

function contentOf(letter: Fields): LetterContent {
  return {
    from: String(letter.from),
    to: listOf(letter.to),
    cc: listOf(letter.cc),
    bcc: listOf(letter.bcc),
    replyTo: listOf(letter.reply_to),
    subject: String(letter.subject),
    html: textOf(letter.html),
    text: textOf(letter.text),
    headers: isFields(letter.headers) ? headersOf(letter.headers) : {},
    attachments: Array.isArray(letter.attachments) ? letter.attachments.map(attachmentOf) : [],
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

const listOf = (value: unknown) =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')

const headersOf = (headers: Fields) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

function attachmentOf(attachment: Fields): Attachment {
  return {
    filename: textOf(attachment.filename) ?? textOf(attachment.path) ?? 'attachment',
    contentType: textOf(attachment.content_type),
    content: textOf(attachment.content),
  }
}
