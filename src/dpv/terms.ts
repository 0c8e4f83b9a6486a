import type { Ground } from '../../functions/promises/rules.ts'

/**
 * Where the names in the document come from: W3C's Data Privacy Vocabulary 2, its GDPR extension and Dublin Core;
 * `frist:` is what none of them has a word for, named under the document's own address.
 */
export const contextOf = (document: string) => ({
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  frist: `${document}#`,
  'dct:title': { '@container': '@language' },
  'dct:description': { '@container': '@language' },
  'dpv:hasLegalBasis': { '@type': '@id' },
  'dpv:hasDataController': { '@type': '@id' },
  'dpv:hasDataProcessor': { '@type': '@id' },
  'dpv:isExercisedAt': { '@type': '@id' },
  'dpv:hasDuration': { '@type': 'xsd:duration' },
  'frist:after': { '@type': 'xsd:duration' },
  'dct:references': { '@type': '@id' },
  'frist:pages': { '@type': '@id' },
})

/** GDPR Article 6(1), as the vocabulary names its letters. */
export const legalBases: Record<Ground, string> = {
  consent: 'eu-gdpr:A6-1-a',
  contract: 'eu-gdpr:A6-1-b',
  'legal-obligation': 'eu-gdpr:A6-1-c',
  'legitimate-interest': 'eu-gdpr:A6-1-f',
}

/** The rights of GDPR Chapter III and Article 7(3), and the words for them on the privacy page. */
export const rights = {
  see: 'eu-gdpr:A15',
  correct: 'eu-gdpr:A16',
  erase: 'eu-gdpr:A17',
  restrict: 'eu-gdpr:A18',
  take: 'eu-gdpr:A20',
  object: 'eu-gdpr:A21',
  withdraw: 'eu-gdpr:A7-3',
} as const
