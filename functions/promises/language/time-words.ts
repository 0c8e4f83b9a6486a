import en from '../../../content/ui/time/en.json' with { type: 'json' }
import nb from '../../../content/ui/time/nb.json' with { type: 'json' }
import sv from '../../../content/ui/time/sv.json' with { type: 'json' }
import type { Locale } from './languages.ts'

export type TimeWords = typeof sv

const dictionaries: Record<Locale, TimeWords> = { sv, nb, en }

/** The words for periods, zones, start events and legal grounds. */
export function timeWordsIn(locale: Locale): TimeWords {
  return dictionaries[locale]
}
