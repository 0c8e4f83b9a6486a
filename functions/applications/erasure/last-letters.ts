import { newId } from '../../platform/ids.ts'
import { lettersRule } from '../../platform/mail/erasure.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AddressHash } from '../../platform/secrets/address-hashes.ts'
import type { Statement } from '../../platform/statements.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import { dayInWords } from '../../promises/language/in-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { ruleFor, sentenceFor } from '../../promises/rules.ts'
import { each, lettersToMany, type Owner } from '../letters-to-many.ts'
import { signed } from '../signed.ts'

/** Whose application is going because its day has come, and who is to hear that it is gone. */
export interface Leaver {
  id: string
  opening: string
  locale: Locale
  email: string
}

const queueLetters = lettersToMany()

/**
 * Queues the last letter to each of them (D5), for the batch that erases: it comes to be with the erasure, and only for
 * an application that is still there to be erased. Its row names no application, because it outlives it.
 */
export async function lastLetters(
  { addressHash, clock }: Pick<Platform, 'addressHash' | 'clock'>,
  promises: Promises,
  leavers: readonly Leaver[],
  today: Day,
): Promise<Statement[]> {
  const now = clock()
  const told = await Promise.all(
    leavers.map(async (leaver) => ({ leaver, owner: await ownerOf(leaver, addressHash, now) })),
  )
  const groups = Map.groupBy(told, ({ leaver }) => `${leaver.locale} ${leaver.opening}`)
  return [...groups.values()].map((group) =>
    queueLetters({
      ...erasedLetter(promises, group[0]!.leaver, today),
      letter: 'application-erased',
      owners: JSON.stringify(group.map(({ owner }) => owner)),
      at: now.getTime(),
    }),
  )
}

async function ownerOf(
  { id: application, email }: Leaver,
  addressHash: AddressHash,
  now: Date,
): Promise<Owner> {
  const id = newId(now)
  return { id, application, subjectId: id, addressHash: await addressHash(email), token: '' }
}

function erasedLetter({ openings, retention, site }: Promises, { opening: slug, locale }: Leaver, on: Day) {
  const { erased: words, withdrawn } = wordsIn(locale).letters
  const opening = openings.find((opening) => opening.slug === slug)
  const said = { day: dayInWords(on, locale), reference: each.reference }
  return signed(site, locale, words.subject, [
    words.greeting,
    opening
      ? fill(words.application, { ...said, job: opening.title[locale] })
      : fill(words.applicationAlone, said),
    fill(withdrawn.left, { sentence: sentenceFor(ruleFor(retention, lettersRule), locale) }),
    withdrawn.backups,
    words.thanks,
  ])
}
