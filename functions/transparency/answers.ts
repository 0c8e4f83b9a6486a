import type { Row } from '@libsql/client/web'
import type { Answers } from './models.ts'

const fewestToName = 5

/** What the counts of requests come to; a kind that few have asked for could point at somebody, and is not named. */
export function answersIn(rows: readonly Row[]): Answers {
  const sum = (column: 'waiting' | 'late' | 'answered') =>
    rows.reduce((all, row) => all + Number(row[column]), 0)
  return {
    waiting: sum('waiting'),
    late: sum('late'),
    answered: sum('answered'),
    answeredByKind: rows
      .map(({ kind, answered }) => ({ kind: String(kind), answered: Number(answered) }))
      .filter(({ answered }) => answered >= fewestToName),
  }
}
