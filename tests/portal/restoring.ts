import { dirname, join } from 'node:path'
import Native from 'libsql'
import { outbox } from '../../db/schema.ts'
import { newId } from '../../functions/platform/ids.ts'
import { queuedLetter } from '../../functions/platform/mail/outbox.ts'
import { onTick } from '../../functions/scheduled.ts'
import { openPortal, type TestPortal } from './portal.ts'
import { expect } from './test.ts'

/** A copy of the database as it is now, as a backup would have it; answers its file. */
export function backUp(portal: TestPortal): string {
  const file = join(dirname(portal.databaseFile), 'backup.db')
  const database = new Native(portal.databaseFile)
  database.prepare('vacuum into ?').run(file)
  database.close()
  return file
}

/** A portal on a copy of the database, put in place by hand, with the bucket and the clock of the one it was made of. */
export function putBack(portal: TestPortal, file: string): Promise<TestPortal> {
  return openPortal({ restored: { file, objects: portal.objects, now: portal.time.now } })
}

export function minutesLater(portal: TestPortal, minutes: number): void {
  portal.time.now = new Date(portal.time.now.getTime() + minutes * 60_000)
}

/** What a minute sets going. */
export const tick = (portal: TestPortal) =>
  onTick(portal.platform(), portal.promises, { cron: '* * * * *', at: portal.time.now })

/** Leaves the newsletter as a mail provider does for its reader. */
export const oneClick = (portal: TestPortal, token: string) =>
  portal.app.request(`/u/${token}`, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })

/** A letter that waits in the outbox. */
export async function queue(portal: TestPortal, to: { email: string; purpose: 'service' | 'newsletter' }) {
  const { db, addressHash } = portal.platform()
  const drawn = { to: to.email, replyTo: null, subject: 'News', html: '<p>News</p>', text: 'News' }
  const about = { id: newId(portal.time.now), subjectId: 'news', letter: 'news', purpose: to.purpose }
  const letter = await queuedLetter({ ...drawn, ...about }, addressHash, portal.time.now)
  await db.write([db.make.insert(outbox).values(letter)])
}

/** Has the database refuse what comes of it, when a change is written down already. */
export async function butInVain(portal: TestPortal, work: () => Promise<Response>): Promise<void> {
  await portal.client.execute(
    "create trigger refused before insert on ledger_marks begin select raise(abort, 'refused'); end",
  )
  expect((await work()).status).toBeGreaterThanOrEqual(500)
  await portal.client.execute('drop trigger refused')
}
