import type { Locale } from '../promises/language/languages.ts'

/** What spreadsheets of each language take for the end of a cell: where the comma is the decimal sign, a semicolon. */
const separators: Record<Locale, string> = { sv: ';', nb: ';', en: ',' }

const byteOrderMark = '\uFEFF'

/**
 * Rows as CSV (RFC 4180) that a spreadsheet of the language opens as it is. A cell that begins like a formula has an
 * apostrophe put before it, so that nothing in it is ever carried out.
 */
export function csvOf(rows: readonly (readonly string[])[], locale: Locale): string {
  const separator = separators[locale]
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('')
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
