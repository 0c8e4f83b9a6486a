import type { APIContext } from 'astro'
import { isLocale, type Locale } from '../../functions/promises/language/languages.ts'

/** The language of a drawn page; the routes ask for no other. */
export function localeOf({ locale }: APIContext['params']): Locale {
  if (isLocale(locale)) return locale
  throw new Error('a drawn page is asked for in one of our languages')
}
