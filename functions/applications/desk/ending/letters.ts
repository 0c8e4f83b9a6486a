import { and, eq, exists, not, type SQL, sql } from 'drizzle-orm'
import { applicationLetters, applicationSteps } from '../../../../db/schema/desk.ts'
import { applications } from '../../../../db/schema.ts'
import { hasEnded } from '../../../platform/held/in-sight.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { make, type Statement } from '../../../platform/statements.ts'
import { type Day, earlier } from '../../../promises/calendar/calendar.ts'
import { dayInWords } from '../../../promises/language/in-words.ts'
import type { Locale } from '../../../promises/language/languages.ts'
import { fill, wordsIn } from '../../../promises/language/words.ts'
import type { Opening } from '../../../promises/openings/openings.ts'
import type { Promises } from '../../../promises/promises.ts'
import { eraseBy, ruleFor } from '../../../promises/rules.ts'
import { each } from '../../letters-to-many.ts'
import { signed } from '../../signed.ts'
import { promiseOf } from '../../terms.ts'
import { sendLetter } from '../letters/send.ts'
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

/** Holds for who is rejected by the end of their recruitment and has not been told by letter before. */
export const isToBeTold = and(eq(applications.status, 'rejected'), not(hasEnded), not(isTold))!

/** The answers to everybody who was not chosen, kept with each application as every letter is; one drawing for many. */
export async function sendAnswers(
  world: Pick<Platform, 'origin' | 'addressHash'>,
  promises: Promises,
  { member, told, onlyIf }: { member: Member; told: readonly Concerned[]; onlyIf: SQL | undefined },
  at: { changeId: string; now: Date; today: Day },
): Promise<Statement[]> {
  const letters = byAnswer(told, promises, at.today).map(({ answer, opening, readers }) => {
    const letter = { ...answerLetter(promises, world.origin, answer), replyTo: opening.contact.email }
    return sendLetter(world, member, { to: readers, letter, moveTo: null, onlyIf }, at)
  })
  return (await Promise.all(letters)).flat()
}

/** Those who read the same answer, together. */
export function byAnswer(rows: readonly Concerned[], promises: Promises, today: Day) {
  const read = rows.flatMap((row) => {
    const opening = promises.openings.find(({ slug }) => slug === row.opening)
    return opening ? [{ row, opening, answer: answerTo(row, opening, promises, today) }] : []
  })
  const groups = Map.groupBy(read, ({ opening, answer }) => JSON.stringify([opening.slug, answer]))
  return [...groups.values()].map((group) => ({
    answer: group[0]!.answer,
    opening: group[0]!.opening,
    readers: group.map(({ row }) => row),
  }))
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
