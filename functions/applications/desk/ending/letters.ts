import { and, eq, exists, not, sql } from 'drizzle-orm'
import { applicationLetters, applicationSteps } from '../../../../db/schema/desk.ts'
import { applications } from '../../../../db/schema.ts'
import { hasEnded } from '../../../platform/held/in-sight.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { make, type Statement } from '../../../platform/statements.ts'
import { type Day, earlier } from '../../../promises/calendar/calendar.ts'
import { dayInWords } from '../../../promises/language/in-words.ts'
import type { Locale } from '../../../promises/language/languages.ts'
import { fill, wordsIn } from '../../../promises/language/words.ts'
import type { Opening } from '../../../promises/openings/openings.ts'
import type { Promises } from '../../../promises/promises.ts'
import { eraseBy, ruleFor } from '../../../promises/rules.ts'
import { each, lettersToMany, type Owner } from '../../letters-to-many.ts'
import { signed } from '../../signed.ts'
import { promiseOf } from '../../terms.ts'
import { lastStep } from '../status/change.ts'
import type { Concerned } from './end.ts'

/** What all who get the same answer have in common. */
interface Answer {
  locale: Locale
  job: string
  eraseBy: Day
  staysInPool: boolean
}

/** The letter that told somebody of the step at which they stand. */
const isTold = exists(
  make
    .select({ one: sql`1` })
    .from(applicationLetters)
    .innerJoin(applicationSteps, eq(applicationSteps.changeId, applicationLetters.changeId))
    .where(
      and(
        eq(applicationLetters.applicationId, applications.id),
        eq(applicationSteps.applicationId, applications.id),
        sql`${applicationSteps.id} = ${lastStep}`,
      ),
    ),
)

const queueAnswers = lettersToMany(and(eq(applications.status, 'rejected'), not(hasEnded), not(isTold)))

/** Queues an answer to everybody who was not chosen, for the batch that ends their recruitment; a second end tells nobody, nor
 * does the first whoever was told by letter when they were rejected.
 */
export async function answersToRejected(
  world: Pick<Platform, 'origin' | 'addressHash'>,
  promises: Promises,
  opening: Opening,
  rejected: readonly Concerned[],
  { now, today }: { now: Date; today: Day },
): Promise<Statement[]> {
  const groups = new Map<string, { answer: Answer; owners: Owner[] }>()
  for (const row of rejected) {
    const answer = answerTo(row, opening, promises, today)
    const key = JSON.stringify(answer)
    const group = groups.get(key) ?? { answer, owners: [] }
    groups.set(key, group)
    const addressHash = await world.addressHash(row.email)
    group.owners.push({ id: newId(now), application: row.id, subjectId: row.id, addressHash, token: '' })
  }
  return [...groups.values()].map(({ answer, owners }) =>
    queueAnswers({
      ...answerLetter(promises, world.origin, answer),
      letter: 'recruitment-ended',
      owners: JSON.stringify(owners),
      at: now.getTime(),
    }),
  )
}

/** What somebody will read if the recruitment ends on that day. */
export function answerTo(row: Concerned, opening: Opening, { retention }: Promises, on: Day): Answer {
  const baseEraseBy = earlier(row.baseEraseBy, eraseBy(ruleFor(retention, row.rule), on))
  const { locale } = row
  const job = opening.title[locale]
  return {
    locale,
    job,
    eraseBy: promiseOf({ ...row, baseEraseBy }).eraseBy,
    staysInPool: row.poolRule !== null,
  }
}

/** That the choice fell on somebody else, and what becomes of the application; drawn once for many. */
export function answerLetter(
  { site }: Promises,
  origin: string,
  { locale, job, eraseBy, staysInPool }: Answer,
) {
  const words = wordsIn(locale).letters.recruitmentEnded
  const day = dayInWords(eraseBy, locale)
  return signed(site, locale, fill(words.subject, { job }), [
    words.greeting,
    fill(words.thanks, { job, reference: each.reference }),
    words.someoneElse,
    fill(staysInPool ? words.staysInPool : words.lockedAway, { day }),
    { link: words.myData, address: `${origin}/${locale}/my-data/` },
    fill(words.question, { email: site.contact.email }),
  ])
}
