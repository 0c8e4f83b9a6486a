import { type Locale, languageTags } from '../../functions/promises/languages.ts'

/** 'Måkevik och Lärkspår'. */
export function listInWords(names: string[], locale: Locale): string {
  return new Intl.ListFormat(languageTags[locale], { type: 'conjunction' }).format(names)
}
