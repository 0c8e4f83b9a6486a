import type { OpeningAtAGlance, OverviewModel } from '../../../../functions/overview/models.ts'
import { dayInWords } from '../../../../functions/promises/language/in-words.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { fill, plural, wordsIn } from '../../../../functions/promises/language/words.ts'
import { hoursInWords } from '../incidents/hours.ts'

/** Something that waits for somebody, and where it is done. */
export interface Task {
  name: string
  address: string
  text: string
  isWrong: boolean
}

/** All that waits, what is late first. */
export function tasksFor({ member, openings, watched, withoutPasskey, holdsPast }: OverviewModel): Task[] {
  const { locale, role } = member
  const mayEnd = role !== 'reader'
  const tasks = [
    ...(watched ? tasksOfWatching(watched, locale) : []),
    ...(openings ?? []).flatMap((opening) => tasksOfOpening(opening, locale, mayEnd)),
    ...tasksOfHolds(holdsPast ?? 0, locale),
    ...tasksOfAccounts(withoutPasskey ?? 0, locale),
  ]
  return tasks.sort((one, other) => Number(other.isWrong) - Number(one.isWrong))
}

function tasksOfOpening(
  { slug, title, state, on, unread, undecided }: OpeningAtAGlance,
  locale: Locale,
  mayEnd: boolean,
): Task[] {
  const { closing, waiting } = wordsIn(locale).desk
  const address = `/desk/openings/${slug}/`
  if (state === 'pastDeadline' && mayEnd) {
    const closed = fill(closing.states.pastDeadline, { day: on ? dayInWords(on, locale) : '' })
    const text = undecided > 0 ? `${closed} ${plural(waiting.undecided, undecided, locale)}.` : closed
    return [{ name: title, address: `${address}end/`, text, isWrong: false }]
  }
  if (unread === 0) return []
  const text = plural(waiting.unread, unread, locale)
  return [{ name: title, address: `${address}?status=received`, text, isWrong: false }]
}

function tasksOfWatching(
  { requests, erasure, seals, messages, incidents }: NonNullable<OverviewModel['watched']>,
  locale: Locale,
): Task[] {
  const { desk, transparency } = wordsIn(locale)
  const { pages, waiting } = desk
  const tasks = incidents.map(({ incidentId, heading, hoursLeft }): Task => {
    const [name, text] = [`${pages.incidents}: ${heading}`, hoursInWords(hoursLeft, locale)]
    return { name, address: `/desk/incidents/${incidentId}/`, text, isWrong: hoursLeft < 0 }
  })
  if (requests.waiting > 0) {
    const isWrong = requests.late > 0
    const waits = plural(desk.requests.waiting, requests.waiting, locale)
    const text = isWrong ? `${waits}, ${plural(desk.requests.late, requests.late, locale)}` : waits
    tasks.push({ name: pages.requests, address: '/desk/requests/', text, isWrong })
  }
  if (messages > 0) {
    const text = plural(desk.requests.waiting, messages, locale)
    tasks.push({ name: pages.messages, address: '/desk/messages/', text, isWrong: false })
  }
  if (erasure.isLate) {
    const { overdue } = erasure
    const text = overdue > 0 ? plural(transparency.overdue, overdue, locale) : transparency.late
    tasks.push({ name: pages.retention, address: '/desk/retention/', text, isWrong: true })
  }
  if (seals !== 'fine') {
    const text = seals === 'differ' ? desk.audit.traces.seals.differs : waiting.sealsLate
    tasks.push({ name: pages.traces, address: '/desk/traces/', text, isWrong: true })
  }
  return tasks
}

function tasksOfHolds(past: number, locale: Locale): Task[] {
  const { holds, pages } = wordsIn(locale).desk
  if (past === 0) return []
  return [
    { name: pages.holds, address: '/desk/holds/', text: plural(holds.past, past, locale), isWrong: true },
  ]
}

function tasksOfAccounts(count: number, locale: Locale): Task[] {
  const { pages, waiting } = wordsIn(locale).desk
  if (count === 0) return []
  const text = plural(waiting.withoutPasskey, count, locale)
  return [{ name: pages.staff, address: '/desk/staff/', text, isWrong: false }]
}
