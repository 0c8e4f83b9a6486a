import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Value = string | number | null

export interface Recorded {
  sql: string
  /** The values it came with, which the plan may depend on. */
  args: Value[]
  /** What was being done when it was first asked. */
  during: string
}

interface Statement {
  sql?: string
  sql_id?: number
  args?: { type: string; value?: string | number }[]
}

interface Pipeline {
  requests: (Pick<Statement, 'sql' | 'sql_id'> & {
    type: string
    stmt?: Statement
    batch?: { steps: { stmt: Statement }[] }
  })[]
}

/** Stands before the Turso server, hands everything on and keeps each statement once, with its first values. */
export async function recordBefore(tursoUrl: string) {
  const statements = new Map<string, Recorded>()
  let during = 'start'
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    for (const { sql, args } of statementsIn(body))
      if (!statements.has(sql)) statements.set(sql, { sql, args, during })
    const answer = await fetch(tursoUrl + request.url, { method: request.method, body: body || null })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statements,
    while: (doing: string) => {
      during = doing
    },
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
  }
}

/** The statements of one pipeline; texts sent ahead under a number are put in their place. */
function statementsIn(body: string): { sql: string; args: Value[] }[] {
  if (body === '') return []
  const { requests } = JSON.parse(body) as Pipeline
  const stored = new Map(
    requests.filter(({ type }) => type === 'store_sql').map(({ sql, sql_id }) => [sql_id, sql]),
  )
  const sent = requests.flatMap(({ stmt, batch }) => [
    ...(stmt ? [stmt] : []),
    ...(batch?.steps ?? []).map((step) => step.stmt),
  ])
  return sent.map((stmt) => ({
    sql: stmt.sql ?? stored.get(stmt.sql_id) ?? '',
    args: (stmt.args ?? []).map(argument),
  }))
}

function argument({ type, value }: { type: string; value?: string | number }): Value {
  if (type === 'null' || value === undefined) return null
  return type === 'text' ? value : Number(value)
}
