import type { Locale } from '../../functions/promises/language/languages.ts'
import { privacyContactsIn } from '../../functions/promises/policies/responsible.ts'
import type { Site } from '../../functions/promises/site.ts'
import { addressOf, pages } from '../i18n/addresses.ts'

/** Where a right is used: on the page for it once that capability is on, until then in a letter with its subject. */
export function actAddress(site: Site, locale: Locale, subject: string): string {
  if (site.capabilities.includes('my-data')) return addressOf(locale, pages.myData)
  return `mailto:${privacyContactsIn(site).join(',')}?subject=${encodeURIComponent(subject)}`
}
