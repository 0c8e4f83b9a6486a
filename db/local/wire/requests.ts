import { type Condition, readCondition } from './conditions.ts'
import { malformed } from './refusal.ts'
import { list, object, text, wholeNumber } from './shape.ts'
import { readValue, type SqlValue } from './values.ts'

/** Either the text itself or the number under which the stream has stored it. */
export type SqlText = string | number

export type Stmt = { sql: SqlText; args: SqlValue[]; named: Map<string, SqlValue>; wantRows: boolean }
export type Step = { stmt: Stmt; condition: Condition | undefined }

export type StreamRequest =
  | { type: 'close' | 'get_autocommit' }
  | { type: 'execute'; stmt: Stmt }
  | { type: 'batch'; steps: Step[] }
  | { type: 'sequence' | 'describe'; sql: SqlText }
  | { type: 'store_sql'; sqlId: number; sql: string }
  | { type: 'close_sql'; sqlId: number }

export type Pipeline = { baton: string | null; requests: StreamRequest[] }

/** The whole body is read before any of it runs, so a malformed request leaves nothing half done. */
export function readPipeline(body: string): Pipeline {
  try {
    const { baton, requests } = object(JSON.parse(body), 'The body')
    return {
      baton: baton === undefined || baton === null ? null : text(baton, 'baton'),
      requests: list(requests, 'requests').map(readRequest),
    }
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : 'The body cannot be read')
  }
}

function readRequest(wire: unknown): StreamRequest {
  const request = object(wire, 'A request')
  switch (request.type) {
    case 'close':
    case 'get_autocommit':
      return { type: request.type }
    case 'execute':
      return { type: 'execute', stmt: readStmt(request.stmt) }
    case 'batch':
      return { type: 'batch', steps: list(object(request.batch, 'batch').steps, 'steps').map(readStep) }
    case 'sequence':
    case 'describe':
      return { type: request.type, sql: readSqlText(request.sql, request.sql_id) }
    case 'store_sql':
      return {
        type: 'store_sql',
        sqlId: wholeNumber(request.sql_id, 'sql_id'),
        sql: text(request.sql, 'sql'),
      }
    case 'close_sql':
      return { type: 'close_sql', sqlId: wholeNumber(request.sql_id, 'sql_id') }
    default:
      throw malformed('A request must have a known type')
  }
}

function readStep(wire: unknown, index: number): Step {
  const { stmt, condition } = object(wire, 'A step')
  const unconditional = condition === undefined || condition === null
  return { stmt: readStmt(stmt), condition: unconditional ? undefined : readCondition(condition, index) }
}

function readStmt(wire: unknown): Stmt {
  const { sql, sql_id, args, named_args, want_rows } = object(wire, 'A statement')
  return {
    sql: readSqlText(sql, sql_id),
    args: list(args ?? [], 'args').map(readValue),
    named: new Map(list(named_args ?? [], 'named_args').map(readNamed)),
    wantRows: want_rows !== false,
  }
}

function readNamed(wire: unknown): [string, SqlValue] {
  const { name, value } = object(wire, 'A named argument')
  return [text(name, 'The name of an argument'), readValue(value)]
}

function readSqlText(sql: unknown, sqlId: unknown): SqlText {
  const isText = sql !== undefined && sql !== null
  const isStored = sqlId !== undefined && sqlId !== null
  if (isText === isStored) throw malformed('Either sql or sql_id must be given, and not both')
  return isText ? text(sql, 'sql') : wholeNumber(sqlId, 'sql_id')
}
