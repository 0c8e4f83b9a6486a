import type { CountryCode } from 'libphonenumber-js'
import type { Locale } from '../../promises/language/languages.ts'

const homeOf: Record<Locale, CountryCode | undefined> = { sv: 'SE', nb: 'NO', en: undefined }

/**
 * A telephone number as it is dialled from anywhere (ITU-T E.123): `070-174 06 05` from a Swedish form is
 * `+46 70 174 06 05`. What is no known number is kept as it was typed. The numbering plans load only when needed.
 */
export async function dialledFromAnywhere(typed: string, locale: Locale): Promise<string> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/min')
  const number = parsePhoneNumberFromString(typed, homeOf[locale])
  return number?.isValid() ? number.formatInternational() : typed
}
