import { and, eq, isNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import { objections } from '../../../db/schema/acts.ts'
import { requests } from '../../../db/schema/requests.ts'
import { applications } from '../../../db/schema.ts'
import type { Database } from '../../platform/database.ts'
import { make, rowsWith } from '../../platform/statements.ts'
import { addPeriod, type Day } from '../../promises/calendar/calendar.ts'

/** So long before the day whoever is to answer is reminded. */
const ahead = 'P7D'

const remindersAtOnce = 100

export type Answerable = typeof requests | typeof objections

/** What is to be answered soon, or is overdue, and nobody has been written to about that day. */
export interface Unreminded {
  table: Answerable
  id: string
  /** What letters about it belong to. */
  about: string
  reference: string
  controller: string
  answerBy: Day
}

export async function unremindedOn(today: Day, db: Database): Promise<Unreminded[]> {
  const [asked, objected] = await db.read([
    make.select(requestColumns).from(requests).where(isUnreminded(requests, today)).limit(remindersAtOnce),
    make
      .select(objectionColumns)
      .from(objections)
      .innerJoin(applications, eq(applications.id, objections.subjectId))
      .where(isUnreminded(objections, today))
      .limit(remindersAtOnce),
  ])
  return [
    ...rowsWith(requestColumns, asked!).map((row) => ({ ...row, about: row.id, table: requests })),
    ...rowsWith(objectionColumns, objected!).map((row) => ({ ...row, table: objections })),
  ].map(({ answerBy, ...row }) => ({ ...row, answerBy: answerBy! }))
}

const requestColumns = {
  id: requests.id,
  reference: requests.reference,
  controller: requests.controller,
  answerBy: requests.answerBy,
}

const objectionColumns = {
  id: objections.id,
  about: objections.subjectId,
  reference: applications.reference,
  controller: applications.controller,
  answerBy: objections.answerBy,
}

function isUnreminded(table: Answerable, today: Day): SQL | undefined {
  const isOfThatDay = sql`case when ${lt(table.answerBy, today)} then ${table.lateToldOf} else ${table.remindedOf} end`
  return and(
    isNull(table.answeredOn),
    lte(table.answerBy, addPeriod(today, ahead)),
    sql`${isOfThatDay} is not ${table.answerBy}`,
  )
}

/** The same of one row, when it comes to writing. */
export function isStillUnreminded({ table, id, answerBy }: Unreminded, today: Day): SQL | undefined {
  return and(eq(table.id, id), eq(table.answerBy, answerBy), isUnreminded(table, today))
}
