import type { Locale } from '../language/languages.ts'
import { fill, wordsIn } from '../language/words.ts'
import type { Site } from '../organisation/site.ts'

/** One thing said about an organisation; the address is where it leads, if it leads anywhere. */
export interface Fact {
  term: string
  text: string
  address?: string
}

/** Everybody responsible for the data, and whose supervision each is under: GDPR Articles 13(1)(a) and (b) and 77. */
export function controllersIn({ controllers, authorities }: Site, locale: Locale) {
  const words = wordsIn(locale).policy
  return controllers.map(({ name, country, privacyContact, ...known }) => {
    const facts: Fact[] = [
      { term: words.organisationNumbers[country], text: known.organisationNumber },
      { term: words.postalAddress, text: known.postalAddress.slice(1).join(', ') },
      { term: words.email, text: known.email, address: `mailto:${known.email}` },
      { term: words.phone, text: known.phone, address: `tel:${known.phone.replaceAll(' ', '')}` },
      {
        term: words.privacyContact,
        text: `${privacyContact.name}, ${privacyContact.email}`,
        address: `mailto:${privacyContact.email}`,
      },
      { term: words.authority, text: authorities[country].name },
    ]
    return { name, facts }
  })
}

/** Everybody the organisation recruits for, each with its country and the authority there. */
export function employersIn({ employers, authorities }: Site, locale: Locale): string[] {
  const { policy, retention } = wordsIn(locale)
  return employers.map(({ name, country }) =>
    fill(policy.employer, {
      name,
      country: retention.countries[country],
      authority: authorities[country].name,
    }),
  )
}

/** Where to write about data: every controller's contact, named once. */
export function privacyContactsIn({ controllers }: Site): string[] {
  return [...new Set(controllers.map(({ privacyContact }) => privacyContact.email))]
}
