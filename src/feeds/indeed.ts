import type { Locale } from '../../functions/promises/language/languages.ts'
import type { Site } from '../../functions/promises/organisation/site.ts'
import type { Advert } from './advert.ts'
import { employmentTypes } from './employment.ts'
import type { Feed } from './feed.ts'
import { characterData, element, xmlDeclaration, xmlText } from './xml.ts'

/** Job boards show one text for each job: the one in the language of the country it is in. */
const languageOf: Record<Site['controllers'][number]['country'], Locale> = { SE: 'sv', NO: 'nb' }

const remoteTypes = { no: undefined, partly: 'Hybrid remote', yes: 'Fully remote' }

/** Indeed's XML feed. In each job the address comes first: the Worker knows by it what has closed. */
export function indeed({ publisher, page, adverts }: Feed, email: string): string {
  const shown = adverts.filter(({ job, locale }) => locale === languageOf[job.advert.location.country])
  return [
    `${xmlDeclaration}<source>`,
    element('publisher', xmlText(publisher)),
    element('publisherurl', xmlText(page)),
    ...shown.map((advert) => jobNode(advert, email)),
    '</source>\n',
  ].join('\n')
}

function jobNode(advert: Advert, email: string): string {
  const { job, publisher } = advert
  const { street, postalCode, locality, region, country } = job.advert.location
  const parts: [string, string | undefined][] = [
    ['url', advert.address],
    ['title', advert.title],
    ['date', advert.postedAt],
    ['referencenumber', job.slug],
    ['requisitionid', job.slug],
    ['company', advert.employer],
    ['sourcename', publisher],
    ['streetaddress', street],
    ['city', locality],
    ['state', region],
    ['country', country],
    ['postalcode', postalCode],
    ['email', email],
    ['description', `<p>${xmlText(advert.summary)}</p>\n${advert.text}`],
    ['salary', job.payRange && salary(job.payRange)],
    [
      'jobtype',
      employmentTypes(job)
        .map((type) => type.toLowerCase().replace('_', ''))
        .join(', '),
    ],
    ['expirationdate', advert.openUntil],
    ['remotetype', remoteTypes[job.remote]],
  ]
  const nodes = parts.map(([name, text]) => element(name, text && characterData(text)))
  return `<job>${nodes.filter(Boolean).join('\n')}</job>`
}

function salary({ from, to, currency, per }: NonNullable<Advert['job']['payRange']>): string {
  return `${currency} ${from}-${to} per ${per}`
}
