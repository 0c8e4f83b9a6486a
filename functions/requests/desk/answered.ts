import type { ResultSet } from '@libsql/client/web'
import { desc, eq, isNotNull, sql } from 'drizzle-orm'
import { objections } from '../../../db/schema/acts.ts'
import { requests } from '../../../db/schema/requests.ts'
import { applications } from '../../../db/schema.ts'
import { make, rowsOf, rowsWith, type Statement } from '../../platform/statements.ts'
import { objectionColumns } from '../queue/queue.ts'
import { waitingObjection, waitingRequest } from '../queue/waiting.ts'
import type { AnsweredEntry } from './models.ts'

/** The page shows so many; what is older is still found by its own address. */
export const answeredAtOnce = 100

const columns = { ...objectionColumns, outcome: objections.outcome }

/** Finds what is answered, the latest first. */
export const answeredOnes: readonly Statement[] = [
  make
    .select()
    .from(requests)
    .where(isNotNull(requests.answeredOn))
    .orderBy(desc(requests.answeredOn))
    .limit(answeredAtOnce),
  make
    .select(columns)
    .from(objections)
    .innerJoin(applications, eq(applications.id, objections.subjectId))
    .where(isNotNull(objections.answeredOn))
    .orderBy(desc(objections.answeredOn))
    .limit(answeredAtOnce),
]

export function answeredIn([asked, objected]: readonly ResultSet[], zone: string): AnsweredEntry[] {
  const found = [
    ...rowsOf(requests, asked!).map((row) => ({ ...waitingRequest(row), outcome: row.outcome })),
    ...rowsWith(columns, objected!).map((row) => ({ ...waitingObjection(row, zone), outcome: row.outcome })),
  ]
  return found
    .map(({ id, reference, kind, way, receivedOn, outcome, answeredOn }) => ({
      ...{ id, reference, kind, way, receivedOn, outcome },
      answeredOn: answeredOn!,
    }))
    .toSorted((one, other) => other.answeredOn.localeCompare(one.answeredOn))
    .slice(0, answeredAtOnce)
}

/** Counts them. */
export const countAnswered: readonly Statement[] = [requests, objections].map((table) =>
  make
    .select({ count: sql`count(*)`.as('count') })
    .from(table)
    .where(isNotNull(table.answeredOn)),
)

export function countIn(counted: readonly ResultSet[]): number {
  return counted.reduce((sum, { rows }) => sum + Number(rows[0]!.count), 0)
}
