import type { Connection } from './connection.ts'

/** What a statement would take and give, without running it. */
export function describe(connection: Connection, sql: string) {
  connection.refreshSchema()
  const { native, verb, parameters, returnsRows } = connection.compile(sql)
  const isExplain = verb === 'EXPLAIN'
  const columns = returnsRows ? native.columns() : []
  return {
    params: parameters.map((name) => ({ name })),
    cols: columns.map(({ name, type }) => ({ name, decltype: type })),
    is_explain: isExplain,
    is_readonly: isExplain || !opensForWriting(connection, sql, parameters.length),
  }
}

/** SQLite's own plan tells: its Transaction step carries the kind of lock in P2, 0 for reading. */
function opensForWriting(connection: Connection, sql: string, parameterCount: number): boolean {
  const { rows } = connection.run(connection.compile(`EXPLAIN ${sql}`), Array(parameterCount).fill(null))
  return rows.some(([, opcode, , lock]) => opcode === 'Transaction' && lock !== 0n)
}
