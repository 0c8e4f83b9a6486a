const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g
const bidiOverrides = /[\u202A-\u202E\u2066-\u2069]/g
const zeroWidth = /[\u200B\u2060\uFEFF]/g

/** One line as it is kept: NFC, trimmed, a pasted tab as a space, without bidi overrides and zero-width characters that hide what is written. */
export function tidyLine(typed: string): string {
  return typed.normalize('NFC').replace(/\t/g, ' ').replace(bidiOverrides, '').replace(zeroWidth, '').trim()
}

/** Several lines as they are kept: NFC, line ends as \n, no control characters but tab, no bidi overrides. */
export function tidyText(typed: string): string {
  const lines = typed.normalize('NFC').replace(/\r\n?/g, '\n')
  return lines.replace(controls, '').replace(bidiOverrides, '').trim()
}

/** How long a text is for a person: code points, the same in the browser's counter and here. */
export function codePoints(text: string): number {
  return [...text].length
}
