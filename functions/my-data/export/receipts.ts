import type { HeldItem, HeldRow } from '../../platform/held/item.ts'
import { keptIn, readingBy } from '../../promises/language/held-words.ts'
import { isLocale, type Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { type Rule, sentenceFor } from '../../promises/rules.ts'
import type { Everything } from '../models.ts'

/** From where the receipts are made. */
interface Made {
  origin: string
  locale: Locale
  promises: Promises
}

export type ConsentReceipt = ReturnType<typeof receiptOf>

/** The answer that counts now, as ISO/IEC TS 27560 has states of a consent. */
export type EventState = 'given' | 'refused' | 'withdrawn'

/**
 * A receipt for each thing a person was asked to agree to, with every answer, in the terms of ISO/IEC TS 27560:2023:
 * header, processing, parties and events. What was only read and confirmed is no consent and has none.
 */
export function consentReceipts({ items, shownAt }: Pick<Everything, 'items' | 'shownAt'>, made: Made) {
  return {
    $schema: `${made.origin}/.well-known/consent-receipt.schema.json`,
    issued_at: shownAt,
    issued_by: made.origin,
    receipts: items.flatMap((item) => answersIn(item).map((answers) => receiptOf(item, answers, made))),
  }
}

/** The answers about one thing, by purpose, the oldest first; the first is the consent's own number. */
function answersIn({ rows }: HeldItem): HeldRow[][] {
  const answers = rows.filter((row) => row.table === 'consents' && keptIn(row, 'event') !== 'acknowledged')
  const purposes = new Set(answers.map((row) => keptIn(row, 'purpose')))
  return [...purposes].map((purpose) =>
    answers
      .filter((row) => keptIn(row, 'purpose') === purpose)
      .toSorted((one, other) => (timeOrder(one) < timeOrder(other) ? -1 : 1)),
  )
}

function receiptOf(item: HeldItem, answers: readonly HeldRow[], { origin, locale, promises }: Made) {
  const [first, last] = [answers[0]!, answers.at(-1)!]
  const asking = answers.findLast((row) => keptIn(row, 'event') !== 'withdrawn') ?? last
  const ruleOf = (row: HeldRow) => promises.retention.rules.find(({ id }) => id === keptIn(row, 'retention'))
  const controller = promises.site.controllers.find(({ id }) => id === keptIn(last, 'controller'))
  const asked = keptIn(last, 'locale')
  const language = isLocale(asked) ? asked : locale
  return {
    schema_version: '1',
    record_id: keptIn(first, 'id') ?? '',
    pii_principal_id: item.id,
    pii_processing: {
      privacy_notice: `${origin}/${language}/privacy/`,
      language,
      purpose: keptIn(last, 'purpose') ?? '',
      lawful_basis: 'eu-gdpr:A6-1-a',
      pii_information: ruleOf(asking)?.what[language] ?? null,
      pii_controller: keptIn(last, 'controller') ?? '',
      recipient_third_parties: item.recipients.filter((name) => name !== controller?.name),
      collection_method: keptIn(first, 'form') ?? '',
      retention_period: retentionBy(ruleOf(last), keptIn(last, 'retention') ?? '', language),
      withdrawal_method: `${origin}${keptIn(last, 'withdraw_at') ?? ''}`,
      jurisdiction: controller?.country ?? null,
    },
    party_identification: controller
      ? [
          {
            party_id: controller.id,
            party_name: controller.name,
            party_role: 'pii_controller',
            party_address: controller.postalAddress.join(', '),
            party_email: controller.email,
            party_phone: controller.phone,
            party_contact: controller.privacyContact.email,
          },
        ]
      : [],
    event_state: keptIn(last, 'event') as EventState,
    events: answers.map((row) => eventOf(row, item.id, promises)),
  }
}

function retentionBy(rule: Rule | undefined, id: string, language: Locale) {
  return { rule: id, period: rule?.keepFor ?? null, in_words: rule ? sentenceFor(rule, language) : null }
}

/** One answer: when, to which exact words, in which language and form. */
function eventOf(row: HeldRow, subject: string, promises: Promises) {
  const hash = keptIn(row, 'text_hash') ?? ''
  return {
    event_id: keptIn(row, 'id') ?? '',
    event_time: keptIn(row, 'recorded_at') ?? '',
    event_type: keptIn(row, 'event') as EventState,
    entity_id: subject,
    form: keptIn(row, 'form') ?? '',
    language: keptIn(row, 'locale') ?? '',
    version: keptIn(row, 'version') ?? '',
    text: readingBy(promises).wordingOf(hash) ?? null,
    text_hash: { algorithm: 'SHA-256', value: hash },
  }
}

/** Instants in ISO 8601, UTC, and our ids stand in the order of time as text. */
function timeOrder(row: HeldRow): string {
  return `${keptIn(row, 'recorded_at')} ${keptIn(row, 'id')}`
}
