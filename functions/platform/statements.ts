import type { ResultSet } from '@libsql/client/web'
import {
  fillPlaceholders,
  type GetColumnData,
  getTableColumns,
  getTableName,
  type InferInsertModel,
  type InferSelectModel,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/libsql/web'
import { SQLiteAsyncDialect, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'

/** A statement made by Drizzle and not yet sent. */
export interface Statement {
  toSQL(): { sql: string; params: unknown[] }
}

/** Makes statements with no database at hand, to be prepared once. */
export const make = drizzle.mock()

const dialect = new SQLiteAsyncDialect()

/**
 * A statement or condition whose text Drizzle puts together once; each use fills in its own values where
 * `sql.placeholder` stands. Putting the text together took a fifth of the time of a whole application.
 */
export function prepared<Names extends string>(
  query: SQLWrapper,
): (values: Record<Names, string | number | null>) => Statement {
  let text: { sql: string; params: unknown[] } | undefined
  return (values) => {
    text ??= dialect.sqlToQuery(query.getSQL())
    const { sql: words, params } = text
    return { toSQL: () => ({ sql: words, params: fillPlaceholders(params, values) }) }
  }
}

/** Holds in a statement right after one that changed a row of its batch. */
export const justChanged = sql`changes() = 1`

/** Where a value comes that each use of a prepared statement gives. */
export const given = <Name extends string>(name: Name) => sql.placeholder(name)

/** Holds, as a condition of its own, right after a statement that changed at least one row of its batch. */
export const somethingChanged: Statement = prepared<never>(sql`changes() > 0`)({})

const heads = new Map<SQLiteTable, { columns: [string, SQLiteColumn][]; text: string }>()

/** `INSERT … SELECT … WHERE condition`: a row that comes to be only if the condition holds in its own batch. */
export function insertWhere<T extends SQLiteTable>(
  table: T,
  row: InferInsertModel<T>,
  condition: Statement,
): Statement {
  const { columns, text } = headOf(table)
  const given = row as Record<string, unknown>
  const values = columns.map(([key, column]) => {
    const value = given[key] ?? column.default ?? null
    return value === null ? null : column.mapToDriverValue(value)
  })
  const where = condition.toSQL()
  return { toSQL: () => ({ sql: `${text} where ${where.sql}`, params: [...values, ...where.params] }) }
}

function headOf(table: SQLiteTable) {
  const known = heads.get(table)
  if (known) return known
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated)
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
  const places = columns.map(() => '?').join(', ')
  const head = { columns, text: `insert into "${getTableName(table)}" (${names}) select ${places}` }
  heads.set(table, head)
  return head
}

/** Values as one parameter, however many there are. */
export function listed(values: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`
}

/** Holds where a query finds something. */
export function finds(query: Statement): Statement {
  return {
    toSQL() {
      const { sql: text, params } = query.toSQL()
      return { sql: `exists (${text})`, params }
    },
  }
}

/** Holds where both conditions do. */
export function both(one: Statement, other: Statement): Statement {
  return {
    toSQL() {
      const [first, second] = [one.toSQL(), other.toSQL()]
      return { sql: `(${first.sql}) and (${second.sql})`, params: [...first.params, ...second.params] }
    },
  }
}

/** The rows of a statement that returns these columns by their own names. */
export function rowsWith<Columns extends Record<string, SQLiteColumn>>(
  columns: Columns,
  { rows }: Pick<ResultSet, 'rows'>,
): { [Key in keyof Columns]: GetColumnData<Columns[Key]> }[] {
  return rows.map((row) => {
    const values = Object.entries(columns).map(([key, column]) => {
      const value = row[column.name] ?? null
      return [key, value === null ? null : column.mapFromDriverValue(value)]
    })
    return Object.fromEntries(values)
  })
}

/** The rows of a statement that returns whole rows of the table. */
export function rowsOf<T extends SQLiteTable>(table: T, result: ResultSet): InferSelectModel<T>[] {
  return rowsWith(getTableColumns(table), result) as InferSelectModel<T>[]
}
