import type { Day } from '../../promises/calendar/calendar.ts'
import { countOfDay } from '../../promises/calendar/days.ts'
import { plural } from '../../promises/language/words.ts'
import type { World } from '../world.ts'
import { type Queued, readQueue } from './queue.ts'

/** The queue for the terminal: what is overdue first, then by the days left. */
export async function listQueue({ db, promises, today }: World): Promise<string> {
  const queue = await readQueue(db, promises.site.timeZone)
  if (queue.length === 0) return 'Nothing waits for an answer, and nobody is to be told anything.'
  const open = queue.filter(({ answeredOn }) => answeredOn === null)
  const late = open.filter(({ answerBy }) => answerBy < today)
  const answered = queue.filter((one) => one.answeredOn !== null)
  const counted = plural(
    { one: '{count} request waits for an answer', other: '{count} requests wait for an answer' },
    open.length,
    'en',
  )
  const entries = [...open, ...answered].map((one) => entry(one, today))
  return [`${counted}, ${late.length} of them overdue.`, ...entries].join('\n\n')
}

function entry(queued: Queued, today: Day): string {
  const { reference, kind, way, receivedOn, answerBy, extendedTo, toBeTold } = queued
  const ways = [queued.email, queued.phone, queued.address].filter(Boolean)
  return [
    `${reference}  ${standing(queued, today)}`,
    `  ${kind}, ${way}, received ${receivedOn}, due ${answerBy}${extendedTo ? ' (extended)' : ''}`,
    `  ${queued.answeredOn ? 'from' : 'answer to'}: ${[queued.name, ...ways].join(', ')}`,
    ...(queued.identity ? [] : ['  nobody has noted yet how we know that it is them']),
    ...(queued.isUnreached ? ['  our letter did not reach them: tell them another way'] : []),
    ...toBeTold.map(
      (recipient) => `  ${queued.answeredOn ? 'to be told' : 'has had the data'}: ${recipient}`,
    ),
  ].join('\n')
}

function standing({ answerBy, answeredOn }: Queued, today: Day): string {
  if (answeredOn) return `answered ${answeredOn}`
  const left = countOfDay(answerBy) - countOfDay(today)
  const days = (count: number) => plural({ one: '{count} day', other: '{count} days' }, count, 'en')
  if (left === 0) return 'due TODAY'
  return left < 0 ? `OVERDUE by ${days(-left)}` : `${days(left)} left`
}
