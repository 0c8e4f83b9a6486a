import { readingBy } from '../../promises/language/held-words.ts'
import { instantInWords, listInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { groundInWords } from '../../promises/rules.ts'
import type { ConsentReceipt } from './receipts.ts'

/** A consent's receipt as people read it. */
export interface ToldReceipt {
  /** Each answer, the oldest first, with the exact words it was given to and their language. */
  answers: { line: string; language: string; words: string }[]
  facts: [term: string, text: string | null | undefined][]
  /** Whether it can be taken back still. */
  stands: boolean
  notice: string
}

/** One consent to be read: each answer with its exact words, and what it is about. */
export function receiptInWords(
  receipt: ConsentReceipt,
  { locale, promises }: { locale: Locale; promises: Promises },
): ToldReceipt {
  const { mine, export: words } = wordsIn(locale).myData
  const { inWords } = readingBy(promises)
  const code = (field: string, value: string) =>
    inWords({ field: `consents.${field}`, value, reads: 'code' }, locale)
  const { pii_processing: about, party_identification: parties, events } = receipt
  const purpose = code('purpose', about.purpose)
  return {
    answers: events.map(({ event_type, event_time, version, language, text, text_hash }) => ({
      line: fill(mine.consent, {
        purpose,
        event: code('event', event_type),
        at: instantInWords(new Date(event_time), locale, promises.site.timeZone),
        version,
      }),
      language,
      words: text ?? text_hash.value,
    })),
    facts: [
      [words.receipt.number, receipt.record_id],
      [words.receipt.about, receipt.pii_principal_id],
      [mine.controller, parties.map(({ party_name }) => party_name).join(', ')],
      [words.receipt.complaints, parties.map(({ party_contact }) => party_contact).join(', ')],
      [words.receipt.covers, about.pii_information],
      [mine.recipients, listInWords(about.recipient_third_parties, locale)],
      [words.receipt.ground, groundInWords('consent', locale)],
      [words.receipt.form, code('form', about.collection_method)],
      [words.receipt.kept, about.retention_period.in_words],
      [words.receipt.checksum, events.at(-1)?.text_hash.value],
    ],
    stands: receipt.event_state === 'given',
    notice: about.privacy_notice,
  }
}
