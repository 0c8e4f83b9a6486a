import { type Locale, locales, type Text } from '../../functions/promises/language/languages.ts'
import { type Purpose, statementFor } from '../../functions/promises/purposes/purposes.ts'
import type { Rule } from '../../functions/promises/rules.ts'
import { legalBases } from './terms.ts'

/** One rule of the retention table: what is kept, why, on which ground, from when and for how long. */
export function handlingUnder(rule: Rule, purposes: readonly Purpose[], controllers: readonly string[]) {
  return {
    '@id': `#handling-${rule.id}`,
    '@type': 'dpv:PersonalDataHandling',
    'dct:identifier': rule.id,
    'dct:title': rule.category,
    'dpv:hasPersonalData': { '@type': 'dpv:PersonalData', 'dct:description': rule.what },
    'dpv:hasPurpose': { '@type': 'dpv:Purpose', 'dct:description': rule.why },
    'dpv:hasLegalBasis': legalBases[rule.ground],
    'dpv:hasDataController': controllers,
    'dpv:hasStorageCondition': storageUnder(rule),
    'dpv:hasNotice': purposes.filter((purpose) => purpose.rule === rule.id).map(noticeOf),
  }
}

function storageUnder(rule: Rule) {
  const { starts, startsAtLatest, keepFor, tellAhead, then } = rule
  return {
    '@type': 'dpv:StorageDuration',
    'frist:startsAt': starts,
    ...(startsAtLatest && {
      'frist:startsAtLatest': { 'frist:event': startsAtLatest.event, 'frist:after': startsAtLatest.after },
    }),
    'dpv:hasDuration': keepFor,
    ...(tellAhead && { 'frist:tellAhead': tellAhead }),
    'frist:then': then,
  }
}

/** The exact words beside a box and their version; the ground is that of what the box is for. */
function noticeOf(purpose: Purpose) {
  return {
    '@id': `#notice-${purpose.id}`,
    '@type': purpose.kind === 'consent' ? 'dpv:ConsentNotice' : 'dpv:PrivacyNotice',
    'dct:identifier': purpose.id,
    'dct:hasVersion': purpose.version,
    'dct:description': inEach((locale) => statementFor(purpose, locale)),
    'dpv:hasLegalBasis': legalBases[purpose.ground],
  }
}

function inEach(said: (locale: Locale) => string): Text {
  return Object.fromEntries(locales.map((locale) => [locale, said(locale)])) as Text
}
