import type { ExecutionContext } from '@cloudflare/workers-types'
import { pipeline, type Value } from './hrana.ts'
import { bucketAt } from './objects.ts'

interface Env {
  STORE_URL: string
  TURSO_DATABASE_URL: string
  /** The rows of one real form, table by table, to be written again with other ids. */
  ROWS: string
  /** The status of the answer. */
  ANSWER: string
}

type Row = Record<string, Value>

let rows: [table: string, row: Row][] | undefined

/** The least that keeps a form: its file, if any, as it came, the same rows in one call, the same letters handed over. */
export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const form = await request.formData()
    const cv = form.get('cv') as unknown as File | null
    const id = crypto.randomUUID()
    if (cv) await bucketAt(`${env.STORE_URL}/objects`).put(`cv/2026-11-01/${id}`, await cv.arrayBuffer())
    rows ??= JSON.parse(env.ROWS) as [string, Row][]
    const subject = rows.find(([table]) => table === 'outbox')?.[1].subject_id ?? null
    const written = rows.map(([table, row], at): [string, Row] => [table, another(row, subject, at, id)])
    await pipeline(env.TURSO_DATABASE_URL, ['BEGIN IMMEDIATE', ...written.map(insert), 'COMMIT'])
    const letters = written.filter(([table]) => table === 'outbox').map(([, letter]) => letter)
    ctx.waitUntil(handOver(env, letters))
    return Response.json({ reference: id }, { status: Number(env.ANSWER) })
  },
}

/** The new id takes the place of each id, key and object name, so that every row is one of its own. */
function another(row: Row, subject: Value, at: number, id: string): Row {
  const values = Object.entries(row).map(([column, value]) => {
    if (value === subject || /^(key|key_hash|address_hash|object_name)$/.test(column)) return [column, id]
    return [column, column === 'id' ? `${at}-${id}` : value]
  })
  return Object.fromEntries(values)
}

function insert([table, row]: [string, Row]) {
  const columns = Object.keys(row)
  const sql = `insert into ${table} (${columns}) values (${columns.map(() => '?')})`
  return { sql, args: Object.values(row) }
}

async function handOver(env: Env, letters: Row[]) {
  const sql = "update outbox set state = 'sending' where id = ?"
  await pipeline(
    env.TURSO_DATABASE_URL,
    letters.map(({ id = null }) => ({ sql, args: [id] })),
  )
  await Promise.all(letters.map((letter) => send(env, letter)))
  const noted = "update outbox set state = 'sent', html = '', text = '' where id = ?"
  await pipeline(
    env.TURSO_DATABASE_URL,
    letters.map(({ id = null }) => ({ sql: noted, args: [id] })),
  )
}

async function send(env: Env, { recipient: to, subject, html, text }: Row) {
  const body = JSON.stringify({ from: 'a@b.example', to, subject, html, text })
  await (await fetch(`${env.STORE_URL}/emails`, { method: 'POST', body })).arrayBuffer()
}
