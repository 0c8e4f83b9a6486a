import type { ResultSet } from '@libsql/client/web'
import { and, asc, desc, isNotNull, isNull, sql } from 'drizzle-orm'
import { contactMessages } from '../../../db/schema/contact.ts'
import { isFree } from '../../platform/erasure/holds.ts'
import type { Question } from '../../platform/questions.ts'
import { make, rowsWith, type Statement } from '../../platform/statements.ts'
import { type Day, dayIn } from '../../promises/calendar/calendar.ts'
import { countOfDay } from '../../promises/calendar/days.ts'
import type { MessageLine, Which } from './models.ts'

export const messagesPerPage = 50

const { id, reference, name, locale, submittedAt, eraseBy, doneAt } = contactMessages
const columns = { id, reference, name, locale, submittedAt, eraseBy }

/** A page of the inbox, and how many messages there are in each part; what its person has restricted, or a hold keeps, is in neither. */
export function lookThrough(which: Which, page: number, today: Day): Statement[] {
  const order = which === 'waiting' ? [asc(id)] : [desc(doneAt), desc(id)]
  return [
    make
      .select(columns)
      .from(contactMessages)
      .where(partOf(which, today))
      .orderBy(...order)
      .limit(messagesPerPage)
      .offset((page - 1) * messagesPerPage),
    countOf('waiting', today),
    countOf('done', today),
  ]
}

/** How many messages wait for an answer that may be given. */
export function aboutWaitingMessages(today: Day): Question<number> {
  return { statements: [countOf('waiting', today)], answer: ([found]) => Number(found!.rows[0]!.count) }
}

function countOf(part: Which, today: Day): Statement {
  return make
    .select({ count: sql`count(*)`.as('count') })
    .from(contactMessages)
    .where(partOf(part, today))
}

function partOf(which: Which, today: Day) {
  return and(which === 'waiting' ? isNull(doneAt) : isNotNull(doneAt), isFree(id, today))
}

/** What `lookThrough` found. */
export function inboxFrom([found, ...counted]: readonly ResultSet[], today: Day, zone: string) {
  const [waiting = 0, done = 0] = counted.map(({ rows }) => Number(rows[0]!.count))
  const lines = rowsWith(columns, found!).map((row) => lineFrom(row, today, zone))
  return { lines, counts: { waiting, done } }
}

type Row = ReturnType<typeof rowsWith<typeof columns>>[number]

export function lineFrom({ submittedAt, ...row }: Row, today: Day, zone: string): MessageLine {
  const { id, reference, name, locale, eraseBy } = row
  const arrivedOn = dayIn(zone, new Date(submittedAt))
  const waitedDays = countOfDay(today) - countOfDay(arrivedOn)
  return { id, reference, name, locale, eraseBy, arrivedOn, waitedDays }
}
