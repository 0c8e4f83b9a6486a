import { type Locale, locales, type Text } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import type { Controller } from '../../functions/promises/organisation/site.ts'
import type { Policy } from '../../functions/promises/policies/policies.ts'
import type { Processor } from '../../functions/promises/processors.ts'
import type { Promises } from '../../functions/promises/promises.ts'
import { addressOf, pages } from '../i18n/addresses.ts'
import { handlingUnder } from './handling.ts'
import { contextOf, rights } from './terms.ts'

export const schemaPath = '/.well-known/privacy.schema.json'

/** What the privacy pages say, for programs: one JSON-LD document, from the data that the portal works by. */
export function privacyDocument(promises: Promises, policies: readonly Policy[], origin: string | URL) {
  const { site, retention, purposes, processors, builtOn } = promises
  const address = (path: string) => new URL(path, origin).href
  const document = address('/.well-known/privacy.json')
  const controllers = site.controllers.map(({ id }) => `#controller-${id}`)
  return {
    $schema: address(schemaPath),
    '@context': contextOf(document),
    '@id': document,
    '@type': 'dpv:Process',
    'dct:title': { sv: site.name, nb: site.name, en: site.name },
    'dct:modified': builtOn,
    'dpv:hasDataController': site.controllers.map(controllerOf),
    'dpv:hasPersonalDataHandling': retention.rules.map((rule) => handlingUnder(rule, purposes, controllers)),
    'dpv:hasDataProcessor': processors.map(processorOf),
    'dpv:hasRight': rightsAt(site.controllers, address),
    'dpv:hasPolicy': policies.map((policy) => policyAt(policy, address)),
  }
}

function controllerOf({ id, name, organisationNumber, country, postalAddress, privacyContact }: Controller) {
  return {
    '@id': `#controller-${id}`,
    '@type': 'dpv:DataController',
    'dpv:hasName': name,
    'dpv:hasIdentifier': organisationNumber,
    'dpv:hasLocation': country,
    'dpv:hasAddress': postalAddress.join(', '),
    'dpv:hasContact': `mailto:${privacyContact.email}`,
  }
}

function processorOf({ id, name, purpose, seat, storedIn, safeguard, privacyUrl, agreementUrl }: Processor) {
  return {
    '@id': `#processor-${id}`,
    '@type': 'dpv:DataProcessor',
    'dpv:hasName': name,
    'dpv:hasPurpose': { '@type': 'dpv:Purpose', 'dct:description': purpose },
    'dpv:hasLocation': { '@type': 'dpv:Country', 'dct:title': seat },
    'dpv:hasStorageCondition': { '@type': 'dpv:StorageLocation', 'dct:description': storedIn },
    'dpv:hasTechnicalOrganisationalMeasure': {
      '@type': 'dpv:SafeguardForDataTransfer',
      'dct:description': safeguard,
    },
    'dpv:hasNotice': { '@id': privacyUrl, '@type': 'dpv:PrivacyNotice' },
    'dct:references': agreementUrl,
  }
}

/** Where each right is used: the page where one does so oneself, and each controller’s address for it. */
function rightsAt(controllers: readonly Controller[], address: (path: string) => string) {
  const byMail = controllers.map(({ privacyContact }) => `mailto:${privacyContact.email}`)
  const oneself = locales.map((locale) => address(addressOf(locale, pages.myData)))
  return Object.entries(rights).map(([right, article]) => ({
    '@id': article,
    '@type': 'dpv:DataSubjectRight',
    'dct:description': inEach((locale) => wordsIn(locale).privacy.rightsList[right as keyof typeof rights]),
    'dpv:isExercisedAt': [...oneself, ...byMail],
  }))
}

function policyAt({ policy, title, effectiveOn, change }: Policy, address: (path: string) => string) {
  return {
    '@type': 'dpv:Policy',
    'dct:identifier': policy,
    'dct:title': title,
    'dct:hasVersion': effectiveOn,
    'frist:change': change,
    'frist:pages': locales.map((locale) =>
      address(addressOf(locale, pages.policyVersion(policy, effectiveOn))),
    ),
  }
}

function inEach(said: (locale: Locale) => string): Text {
  return Object.fromEntries(locales.map((locale) => [locale, said(locale)])) as Text
}
