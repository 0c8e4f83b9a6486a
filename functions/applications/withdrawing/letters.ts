import { withdrawnConsentRule } from '../../platform/consents/erasure.ts'
import { newId } from '../../platform/ids.ts'
import { lettersRule } from '../../platform/mail/erasure.ts'
import { drawLetter, type Part } from '../../platform/mail/letter.ts'
import { type OutboxRow, queuedLetter } from '../../platform/mail/outbox.ts'
import type { AddressHash } from '../../platform/secrets/address-hashes.ts'
import { dayInWords, instantInWords, listInWords } from '../../promises/language/in-words.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor, sentenceFor } from '../../promises/rules.ts'
import type { Standing } from '../receipt.ts'

/** Who leaves, what, and when. */
export interface Leaving extends Standing {
  promises: Promises
  addressHash: AddressHash
  id: string
  at: Date
}

/**
 * The last letter about an application: that it is withdrawn, what little is left until when, and whom we tell. Its row
 * names no application: it outlives the one that is erased.
 */
export function withdrawnLetter(leaving: Leaving, others: string[]): Promise<OutboxRow> {
  const { promises, opening, receipt, recipient, at } = leaving
  const { locale } = recipient
  const words = wordsIn(locale).letters.withdrawn
  const job = opening.title[locale]
  const id = newId(at)
  return queued(
    leaving,
    { id, subjectId: id, letter: 'application-withdrawn' },
    fill(words.subject, { job }),
    [
      words.greeting,
      fill(words.withdrawn, {
        job,
        reference: receipt.reference,
        at: instantInWords(at, locale, promises.site.timeZone),
      }),
      words.erased,
      fill(words.left, { sentence: sentenceFor(ruleFor(promises.retention, lettersRule), locale) }),
      ...(others.length > 0 ? [fill(words.others, { names: listInWords(others, locale) })] : []),
      words.backups,
      words.again,
    ],
  )
}

/** That the person has left the talent pool, and the day the application goes instead. */
export function leftPoolLetter(leaving: Leaving): Promise<OutboxRow> {
  const { promises, opening, receipt, recipient, id, at } = leaving
  const { locale } = recipient
  const words = wordsIn(locale).letters.leftPool
  const named = { id: newId(at), subjectId: id, letter: 'talent-pool-left' }
  return queued(leaving, named, words.subject, [
    words.greeting,
    fill(words.left, { at: instantInWords(at, locale, promises.site.timeZone) }),
    fill(words.instead, {
      job: opening.title[locale],
      day: dayInWords(receipt.eraseByWithoutPool, locale),
    }),
    fill(words.record, { sentence: sentenceFor(ruleFor(promises.retention, withdrawnConsentRule), locale) }),
  ])
}

function queued(
  { promises, addressHash, recipient, at }: Leaving,
  named: { id: string; subjectId: string; letter: string },
  subject: string,
  parts: Part[],
): Promise<OutboxRow> {
  const { name, contact } = promises.site
  const words = wordsIn(recipient.locale).letters.withdrawn
  const drawn = drawLetter({
    locale: recipient.locale,
    sender: name,
    title: subject,
    parts: [...parts, fill(words.notYou, { email: contact.email }), `${words.signature}\n${name}`],
  })
  const letter = { ...named, purpose: 'service', to: recipient.email, subject, ...drawn } as const
  return queuedLetter(letter, addressHash, at)
}
