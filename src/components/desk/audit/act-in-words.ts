import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { wordsIn } from '../../../../functions/promises/language/words.ts'

/** What was done, told to colleagues; my data says ‘you’ of the person it was done to. */
export function actInWords(act: string, locale: Locale): string {
  const { desk, myData } = wordsIn(locale)
  const words: Record<string, string> = { ...myData.codes, ...desk.audit.traces.acts }
  return words[act] ?? act
}
