import en from '../../../content/ui/en.json' with { type: 'json' }
import nb from '../../../content/ui/nb.json' with { type: 'json' }
import sv from '../../../content/ui/sv.json' with { type: 'json' }
import { type Locale, languageTags } from './languages.ts'

/** Swedish is the measure: the compiler holds the other languages to the same keys. */
export type Words = typeof sv

const dictionaries: Record<Locale, Words> = { sv, nb, en }

export function wordsIn(locale: Locale): Words {
  return dictionaries[locale]
}

/** Puts values in the place of '{name}'; throws when the sentence asks for a value that was not given. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new RangeError(`No value for {${name}} in "${sentence}"`)
    return String(values[name])
  })
}

/** Chooses the form that the count takes in the language (CLDR plural rules) and writes the count in it. */
export function plural(forms: { one: string; other: string }, count: number, locale: Locale): string {
  const tag = languageTags[locale]
  const form = new Intl.PluralRules(tag).select(count) === 'one' ? forms.one : forms.other
  return fill(form, { count: new Intl.NumberFormat(tag).format(count) })
}
