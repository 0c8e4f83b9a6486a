import { lengthOf } from '../../../functions/promises/calendar/calendar.ts'
import { promises } from '../../../functions/promises/compiled.ts'
import { periodInWords } from '../../../functions/promises/language/in-words.ts'
import type { Locale } from '../../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../../functions/promises/language/words.ts'

/** The sentences the script may say, in the language of the page. */
export function scriptWordsIn(locale: Locale) {
  const { script, errors, apply } = wordsIn(locale)
  const { cancel, draft, ...said } = script
  const { cvEmpty, cvTooLarge, cvWrongKind, photoEmpty, photoTooLarge, photoWrongKind } = errors
  const { nameTooLong, emailMalformed, emailTooLong, emailLocalPart, phoneMalformed } = errors
  const { addressTooLong, letterTooLong, cvTextTooLong } = errors
  const period = promises.cookies.find(({ name }) => name === 'draft:*')?.lifetime ?? 'P0D'
  return {
    ...said,
    cvEmpty,
    cvTooLarge,
    cvWrongKind,
    photoEmpty,
    photoTooLarge,
    photoWrongKind,
    errorSummary: apply.errorSummary,
    errorTitle: apply.errorTitle,
    wrong: {
      nameTooLong,
      emailMalformed,
      emailTooLong,
      emailLocalPart,
      phoneMalformed,
      addressTooLong,
      letterTooLong,
      cvTextTooLong,
    },
    draft: { ...draft, saved: fill(draft.saved, { period: periodInWords(period, locale) }) },
    draftDays: lengthOf(period).days,
  }
}

export type ScriptWords = ReturnType<typeof scriptWordsIn>
