import { localeOf } from '../../platform/requests/answers.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { isLocale, type Locale } from '../../promises/language/languages.ts'

/** Before anybody is known, the language is what the address says, else what the browser does. */
export function localeWanted(c: Visit): Locale {
  const said = c.req.query('l')
  return isLocale(said) ? said : localeOf(c)
}
