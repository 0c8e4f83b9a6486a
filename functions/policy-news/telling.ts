import { type SQL, sql } from 'drizzle-orm'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { given, prepared } from '../platform/statements.ts'
import type { Locale } from '../promises/language/languages.ts'
import type { NewsLetter } from './letter.ts'
import type { News } from './news.ts'

const peopleAtOnce = 100
const runMs = 300_000

/** Some of those to be told, under a name by which the next run finds them again. */
export interface Circle {
  name: string
  /** A SELECT of `id`, `email`, `locale` and `since`. */
  people: SQL
  /** Where one of them answers, if the letter asks something; then each is asked, and not each address. */
  answerAt?: (id: string, locale: string) => Promise<string>
}

/** Stands in a letter for the address at which its reader answers. */
export const answerHere = 'https://answer.invalid/'

type World = Pick<Platform, 'db' | 'clock' | 'addressHash'>
type Letters = Record<Locale, NewsLetter>

/**
 * Queues a letter to everybody in these circles who was there when the news was noticed: one to each address. A hundred
 * people are one transaction that also notes how far it came, so that a run that dies is taken up where it was, and
 * two at a time do no harm. What five minutes do not suffice for waits for the next run.
 */
export async function tellEverybody(world: World, news: News, circles: readonly Circle[], letters: Letters) {
  const endsAt = world.clock().getTime() + runMs
  let place: Pick<News, 'circle' | 'reached'> | null = news
  while (place && world.clock().getTime() < endsAt)
    place = await tellSome(world, { ...news, ...place }, circles, letters)
}

/** Answers where to go on; null when everybody has been told, or another run is further already. */
async function tellSome(world: World, news: News, circles: readonly Circle[], letters: Letters) {
  const known = circles.findIndex(({ name }) => name === news.circle)
  const [circle, next] = circles.slice(Math.max(known, 0))
  if (!circle) return null
  const after = known === -1 ? '' : news.reached
  const [found] = await world.db.read([peopleIn(circle)({ after, noticedAt: news.noticedAt })])
  const people = found!.rows
  const last = people.length === peopleAtOnce ? String(people.at(-1)!.id) : null
  const onwards = last ? { circle: circle.name, reached: last } : next && { circle: next.name, reached: '' }
  const now = world.clock()
  const addressed = await Promise.all(
    people.map(async ({ id, email, locale }) => {
      const addressHash = await world.addressHash(String(email))
      const answerAt = await circle.answerAt?.(String(id), String(locale))
      return { id: newId(now), subjectId: String(id), email, locale, addressHash, answerAt }
    }),
  )
  const { about, version, circle: fromCircle, reached: fromReached } = news
  const from = { about, version, fromCircle, fromReached }
  const [, moved] = await world.db.write([
    queueFor(circle)({
      ...from,
      letter: `${about} ${version}`,
      people: JSON.stringify([
        ...new Map(addressed.map((one) => [one.answerAt ? one.subjectId : one.addressHash, one])).values(),
      ]),
      letters: JSON.stringify(letters),
      at: now.getTime(),
    }),
    moveOn({
      ...from,
      circle: onwards?.circle ?? '',
      reached: onwards?.reached ?? '',
      toldAt: onwards ? null : now.getTime(),
    }),
  ])
  return moved!.rowsAffected === 1 ? (onwards ?? null) : null
}

const peopleIn = ({ people }: Circle) =>
  prepared<'after' | 'noticedAt'>(sql`
    select id, email, locale from (${people})
    where id > ${given('after')} and since <= ${given('noticedAt')}
    order by id limit ${peopleAtOnce}`)

const isHere = sql`
  about = ${given('about')} and version = ${given('version')}
  and circle = ${given('fromCircle')} and reached = ${given('fromReached')} and told_at is null`

type From = 'about' | 'version' | 'fromCircle' | 'fromReached'

/** Whoever is gone by now gets nothing, nor does an address that has this letter already. */
const queueFor = ({ people }: Circle) =>
  prepared<From | 'letter' | 'people' | 'letters' | 'at'>(sql`
    insert into outbox (
      id, subject_id, letter, purpose, recipient, address_hash, subject, html, text, state, queued_at, next_try_at, tries
    )
    select person.value ->> 'id', person.value ->> 'subjectId', ${given('letter')}, 'service', person.value ->> 'email',
      person.value ->> 'addressHash', drawn.value ->> 'subject', replace(drawn.value ->> 'html', ${answerHere}, coalesce(person.value ->> 'answerAt', '')),
      replace(drawn.value ->> 'text', ${answerHere}, coalesce(person.value ->> 'answerAt', '')), 'queued',
      ${given('at')}, ${given('at')}, 0
    from json_each(${given('people')}) as person
    join json_each(${given('letters')}) as drawn on drawn.key = person.value ->> 'locale'
    where exists (select 1 from policy_news where ${isHere})
      and exists (select 1 from (${people}) where id = person.value ->> 'subjectId')
      and not exists (
        select 1 from outbox where address_hash = person.value ->> 'addressHash' and letter = ${given('letter')}
          and (person.value ->> 'answerAt' is null or subject_id = person.value ->> 'subjectId')
      )`)

const moveOn = prepared<From | 'circle' | 'reached' | 'toldAt'>(sql`
  update policy_news
  set circle = ${given('circle')}, reached = ${given('reached')}, told_at = ${given('toldAt')}
  where ${isHere}`)
