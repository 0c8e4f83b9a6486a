import { must } from '../measure/must.ts'
import { post } from '../measure/posting.ts'
import { processorMs } from '../measure/processor-time.ts'
import type { Stage } from '../parts/stage.ts'
import type { WorkerdProcess } from '../parts/workerd.ts'
import type { Figures } from '../suite.ts'
import type { Ground } from './ground.ts'

const connections = 4

/** Each form comes from a network of its own, as most do. */
export function send(
  ground: Pick<Ground, 'form' | 'sent'>,
  server: WorkerdProcess,
  count: number,
  over: number,
) {
  const { path, contentType, body, answer } = ground.form
  const headers = {
    'content-type': contentType,
    accept: 'application/json',
    origin: 'http://portal.example',
    'sec-fetch-site': 'same-origin',
  }
  const url = server.url + path
  return post(count, over, () => {
    const index = ground.sent++
    const from = `10.${index >> 8}.${index & 255}.1`
    return { url, headers: { ...headers, 'cf-connecting-ip': from }, body: body(index), answer }
  })
}

/** One at a time for the wait, then several at once for the rate; the processor time is of both and of the letters. */
export async function round(ground: Ground, server: WorkerdProcess): Promise<Figures> {
  const { stage, form, count } = ground
  const before = await kept(stage, form.rows)
  const cpuBefore = processorMs(server.pid)
  const { p50Ms } = await send(ground, server, Math.ceil(count / 3), 1)
  const { perSecond } = await send(ground, server, count, connections)
  await stage.untilQuiet()
  const all = Math.ceil(count / 3) + count
  const cpuMs = (processorMs(server.pid) - cpuBefore) / all
  const after = await kept(stage, form.rows)
  for (const [table, rows] of Object.entries(form.rows))
    must(after[table] === before[table]! + all * rows, `rows in ${table}`)
  must(after.letters === before.letters! + all * (form.rows.outbox ?? 0), 'each letter is handed over once')
  return { p50Ms, perSecond, cpuMs, puts: (after.puts! - before.puts!) / all }
}

async function kept({ rows, store }: Stage, tables: object): Promise<Record<string, number>> {
  const counts = Object.keys(tables).map((table) => `(select count(*) from ${table}) as ${table}`)
  const [inTables] = await rows(`select ${counts.join(', ')}`)
  return { ...(inTables as Record<string, number>), ...(await store.ask({})) }
}

/** How many calls have been answered when the person is. */
export async function callsBeforeAnswer(ground: Ground): Promise<number> {
  const calls = await ground.stage.callsUntil(() => send(ground, ground.portal, 1, 1))
  await ground.stage.untilQuiet()
  return calls
}
