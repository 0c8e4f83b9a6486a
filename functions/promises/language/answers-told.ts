import type { Locale } from './languages.ts'
import { wordsIn } from './words.ts'

/** What a role of the open application told besides, as it is kept: each answer by its field. */
export function answersIn(kept: string): Record<string, string> {
  return kept === '' ? {} : JSON.parse(kept)
}

/** The same to be read, an answer a line. */
export function answersInWords(kept: string, locale: Locale): string {
  const names = fieldNames(locale)
  const told = Object.entries(answersIn(kept))
  return told.map(([field, answer]) => `${names[field]}: ${answerInWords(field, answer, locale)}`).join('\n')
}

/** One answer; the one that is chosen and not typed by the words it was chosen by. */
export function answerInWords(field: string, answer: string, locale: Locale): string {
  if (field !== 'level') return answer
  const chosen: Record<string, string> = wordsIn(locale).apply.roles.fields.level.options
  return chosen[answer] ?? answer
}

/** What each field is called where it is put right, also those that a role was asked. */
export function fieldNames(locale: Locale): Record<string, string> {
  const { apply, rights } = wordsIn(locale)
  const asked = Object.entries(apply.roles.fields).map(([field, { label }]): [string, string] => [
    field,
    label,
  ])
  return { ...Object.fromEntries(asked), ...rights.correct.fields }
}
