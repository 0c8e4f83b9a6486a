import type { Locale } from '../../../functions/promises/language/languages.ts'
import { wordsIn } from '../../../functions/promises/language/words.ts'

/** The sentences the script may say, in the language of the page. */
export function scriptWordsIn(locale: Locale) {
  const { script, errors } = wordsIn(locale)
  const { cancel, ...said } = script
  const { cvEmpty, cvTooLarge, cvWrongKind, photoEmpty, photoTooLarge, photoWrongKind } = errors
  return { ...said, cvEmpty, cvTooLarge, cvWrongKind, photoEmpty, photoTooLarge, photoWrongKind }
}

export type ScriptWords = ReturnType<typeof scriptWordsIn>
