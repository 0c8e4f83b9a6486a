import { newId } from '../../platform/ids.ts'
import { lettersRule } from '../../platform/mail/erasure.ts'
import type { Platform } from '../../platform/platform.ts'
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
  const groups = new Map<string, { leaver: Leaver; owners: Owner[] }>()
  for (const leaver of leavers) {
    const key = `${leaver.locale} ${leaver.opening}`
    const group = groups.get(key) ?? { leaver, owners: [] }
    groups.set(key, group)
    const id = newId(now)
    const hash = await addressHash(leaver.email)
    group.owners.push({ id, application: leaver.id, subjectId: id, addressHash: hash, token: '' })
  }
  return [...groups.values()].map(({ leaver, owners }) =>
    queueLetters({
      ...erasedLetter(promises, leaver, today),
      letter: 'application-erased',
      owners: JSON.stringify(owners),
      at: now.getTime(),
    }),
  )
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
