import { and, eq, lt, or, sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { outbox } from '../../db/schema.ts'
import { isErasureLate, lastFinishedRun } from '../platform/erasure/last-run.ts'
import { isBehindTheLedger } from '../platform/erasure/ledger-marks.ts'
import type { Platform } from '../platform/platform.ts'
import type { House } from '../platform/requests/house.ts'

const hourMs = 3_600_000
const rememberForMs = 10_000

type Health = Record<'database' | 'files' | 'mail' | 'retention' | 'ledger', 'ok' | 'down'>

/** Whether the portal lives, and whether everything it leans on does its part. */
export function health() {
  let known: { at: number; health: Health } | null = null
  return new Hono<House>()
    .get('/api/alive', (c) => c.body(null, 204))
    .get('/api/health', async (c) => {
      const at = c.get('platform').clock().getTime()
      if (!known || at - known.at >= rememberForMs)
        known = { at, health: await lookAround(c.get('platform'), at) }
      const isWell = Object.values(known.health).every((state) => state === 'ok')
      return c.json(known.health, isWell ? 200 : 503)
    })
}

async function lookAround({ db, files }: Platform, at: number): Promise<Health> {
  const late = db.make.select({ one: sql`1` }).from(outbox)
  const waiting = or(eq(outbox.state, 'queued'), eq(outbox.state, 'sending'))
  const [rows, bucket, isBehind] = await Promise.all([
    db
      .read([late.where(and(waiting, lt(outbox.queuedAt, at - hourMs))).limit(1), lastFinishedRun(db)])
      .catch(() => null),
    files.answers(),
    isBehindTheLedger({ db, files }, at).catch(() => true),
  ])
  return {
    database: rows ? 'ok' : 'down',
    files: bucket ? 'ok' : 'down',
    mail: rows?.[0]?.rows.length === 0 ? 'ok' : 'down',
    retention: rows && !isErasureLate(rows[1]?.rows[0], at) ? 'ok' : 'down',
    ledger: isBehind ? 'down' : 'ok',
  }
}
