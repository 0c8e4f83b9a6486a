import type { Locale } from '../../functions/promises/language/languages.ts'
import type { Site } from '../../functions/promises/site.ts'
import { addressOf, pages } from '../i18n/addresses.ts'

/** Where a right is used: on the page for it once that capability is on, until then in a letter with its subject. */
export function actAddress({ capabilities, controllers }: Site, locale: Locale, subject: string): string {
  if (capabilities.includes('my-data')) return addressOf(locale, pages.myData)
  return `mailto:${controllers[0]!.privacyContact.email}?subject=${encodeURIComponent(subject)}`
}
