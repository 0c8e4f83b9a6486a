import type { Outcome } from '../connection.ts'
import type { SqlFailure } from './failures.ts'
import { wireValue } from './values.ts'

export type WireOutcome = ReturnType<typeof wireOutcome>
export type WireFailure = ReturnType<typeof wireFailure>

/** Rows read and written are always 0: the native driver does not count them. */
export function wireOutcome({ columns, rows, affectedRows, lastInsertRowid }: Outcome, wantRows: boolean) {
  return {
    cols: columns,
    rows: wantRows ? rows.map((row) => row.map(wireValue)) : [],
    affected_row_count: affectedRows,
    last_insert_rowid: lastInsertRowid === null ? null : lastInsertRowid.toString(),
    rows_read: 0,
    rows_written: 0,
  }
}

export function wireFailure({ code, message }: SqlFailure) {
  return { message, code }
}
