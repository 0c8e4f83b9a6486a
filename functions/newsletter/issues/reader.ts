/** Stands in the text of an issue where each reader's own token comes. */
export const readerHere = '{reader}'

/** The text of an issue, before it is known who reads it. */
export interface IssueLetter {
  subject: string
  html: string
  text: string
}

/** An issue that must not go to anybody; the message says what is wrong with it. */
export class NotSendable extends Error {
  override name = 'NotSendable'
}

/** Throws NotSendable for a value nobody filled in, and for a part without the address at which its reader can leave. */
export function requireSendable(letter: IssueLetter, where: string): void {
  for (const part of ['subject', 'html', 'text'] as const) {
    const [unfilled] = /\{[^{}\s]*\}/.exec(bodyOf(letter[part]).replaceAll(readerHere, '')) ?? []
    if (unfilled) throw new NotSendable(`${where} is not sent: ${unfilled} in its ${part} has no value`)
  }
  for (const part of ['html', 'text'] as const) {
    if (!letter[part].includes(`/newsletter/unsubscribe/${readerHere}/`))
      throw new NotSendable(`${where} is not sent: its ${part} has no address at which its reader can leave`)
  }
}

/** A text cut where the reader's token comes, so that each reader's own costs no search. */
export function cutForReaders(text: string): (token: string) => string {
  const parts = text.split(readerHere)
  return (token) => parts.join(token)
}

/** Without the style sheet, whose braces are no variables. */
function bodyOf(part: string): string {
  return part.replace(/<style>.*?<\/style>/s, '')
}
