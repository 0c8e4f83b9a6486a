import { and, lte, sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { outbox } from '../../db/schema.ts'
import { lastFinishedRun } from '../platform/erasure/last-run.ts'
import type { House } from '../platform/requests/house.ts'
import { only } from '../platform/staff/only.ts'
import { make } from '../platform/statements.ts'
import { crons, type SettingsModel } from './models.ts'

/** What the portal runs with, to be read: everything is changed in a file, so that it has a history. */
export function settingsDesk() {
  return new Hono<House>().get('/desk/settings/', only('administrator', 'privacy-officer'), async (c) => {
    const { db, clock, origin, mailFrom, render } = c.get('platform')
    const member = c.get('member')
    const [run, waiting] = await db.read([lastFinishedRun(db), oldestWaiting(clock())])
    const model: SettingsModel = {
      ...{ member, origin, mailFrom, crons },
      lastFinishedAt: instant(run!.rows[0]?.finished_at),
      waitingSince: instant(waiting!.rows[0]?.since),
    }
    return render(member.locale, 'desk/settings', model, 200)
  })
}

function oldestWaiting(now: Date) {
  return make
    .select({ since: sql`min(${outbox.nextTryAt})`.as('since') })
    .from(outbox)
    .where(and(sql`state in ('queued', 'sending')`, lte(outbox.nextTryAt, now.getTime())))
}

function instant(ms: unknown): string | null {
  return typeof ms === 'number' ? new Date(ms).toISOString() : null
}
