import type { ExecutionContext } from '@cloudflare/workers-types'
import { bucketAt } from './objects.ts'

interface Env {
  STORE_URL: string
  TURSO_DATABASE_URL: string
  /** The rows of one real application, table by table, to be written again with other ids. */
  ROWS: string
}

type Row = Record<string, string | number | null>

let rows: [table: string, row: Row][] | undefined

/** The least that keeps an application: the file as it came, the same rows in one call, the same letter handed over. */
export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const form = await request.formData()
    const cv = form.get('cv') as unknown as File
    const id = crypto.randomUUID()
    await bucketAt(`${env.STORE_URL}/objects`).put(`cv/2026-11-01/${id}`, await cv.arrayBuffer())
    rows ??= JSON.parse(env.ROWS) as [string, Row][]
    await pipeline(env, [
      'BEGIN IMMEDIATE',
      ...rows.map(([table, row], at) => insert(table, row, at, id)),
      'COMMIT',
    ])
    const at = rows.findIndex(([table]) => table === 'outbox')
    ctx.waitUntil(handOver(env, `${at}-${id}`, rows[at]?.[1] ?? {}))
    return Response.json({ reference: id }, { status: 201 })
  },
}

/** The new id takes the place of each id, key and object name, so that every row is one of its own. */
function insert(table: string, row: Row, at: number, id: string) {
  const columns = Object.keys(row)
  const args = columns.map((column) => {
    if (column === 'id' && table !== 'applications') return text(`${at}-${id}`)
    return /^(id|key|application_id|subject_id|object_name)$/.test(column)
      ? text(id)
      : wire(row[column] ?? null)
  })
  return { sql: `insert into ${table} (${columns}) values (${columns.map(() => '?')})`, args }
}

async function handOver(env: Env, id: string, letter: Row) {
  const args = [text(id)]
  await pipeline(env, [{ sql: "update outbox set state = 'sending' where id = ?", args }])
  const body = {
    from: 'a@b.example',
    to: letter.recipient,
    subject: letter.subject,
    html: letter.html,
    text: letter.text,
  }
  await (await fetch(`${env.STORE_URL}/emails`, { method: 'POST', body: JSON.stringify(body) })).arrayBuffer()
  await pipeline(env, [{ sql: "update outbox set state = 'sent', html = '', text = '' where id = ?", args }])
}

async function pipeline(env: Env, statements: (string | { sql: string; args: object[] })[]) {
  const steps = statements.map((one) => ({ stmt: typeof one === 'string' ? { sql: one } : one }))
  const requests = [{ type: 'batch', batch: { steps } }, { type: 'close' }]
  const answer = await fetch(`${env.TURSO_DATABASE_URL}/v2/pipeline`, {
    method: 'POST',
    body: JSON.stringify({ requests }),
  })
  const told = await answer.text()
  if (!answer.ok || told.includes('"message"')) throw new Error(told)
}

const text = (value: string) => ({ type: 'text', value })

function wire(value: string | number | null): object {
  if (value === null) return { type: 'null' }
  return typeof value === 'number' ? { type: 'integer', value: String(value) } : text(value)
}
