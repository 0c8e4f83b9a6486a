/** @jsxImportSource hono/jsx */
import { readingBy } from '../../../promises/language/held-words.ts'
import { instantInWords, listInWords } from '../../../promises/language/in-words.ts'
import { fill, wordsIn } from '../../../promises/language/words.ts'
import { groundInWords } from '../../../promises/rules.ts'
import type { Made } from '../archive.ts'
import type { ConsentReceipt } from '../receipts.ts'
import { Facts } from './Facts.tsx'

/** One consent to be read: each answer with its exact words, and what it is about. */
export function Receipt({ receipt, made: { locale, promises } }: { receipt: ConsentReceipt; made: Made }) {
  const { mine, export: words } = wordsIn(locale).myData
  const { inWords } = readingBy(promises)
  const code = (field: string, value: string) =>
    inWords({ field: `consents.${field}`, value, reads: 'code' }, locale)
  const { pii_processing: about, party_identification: parties } = receipt
  const purpose = code('purpose', about.purpose)
  return (
    <>
      {receipt.events.map(({ event_type, event_time, version, language, text, text_hash }) => (
        <>
          <p>
            {fill(mine.consent, {
              purpose,
              event: code('event', event_type),
              at: instantInWords(new Date(event_time), locale, promises.site.timeZone),
              version,
            })}
          </p>
          <blockquote lang={language}>{text ?? text_hash.value}</blockquote>
        </>
      ))}
      <Facts
        facts={[
          [words.receipt.number, receipt.record_id],
          [words.receipt.about, receipt.pii_principal_id],
          [mine.controller, parties.map(({ party_name }) => party_name).join(', ')],
          [words.receipt.complaints, parties.map(({ party_contact }) => party_contact).join(', ')],
          [words.receipt.covers, about.pii_information],
          [mine.recipients, listInWords(about.recipient_third_parties, locale)],
          [words.receipt.ground, groundInWords('consent', locale)],
          [words.receipt.form, code('form', about.collection_method)],
          [words.receipt.kept, about.retention_period.in_words],
          [words.receipt.checksum, receipt.events.at(-1)?.text_hash.value],
        ]}
      />
      <p>
        {receipt.event_state === 'given' && <a href={about.withdrawal_method}>{words.receipt.withdraw}</a>}{' '}
        <a href={about.privacy_notice}>{words.receipt.notice}</a>
      </p>
    </>
  )
}
