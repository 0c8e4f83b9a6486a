import { entriesToCome } from '../functions/platform/erasure/ledger-marks.ts'
import { onTick } from '../functions/scheduled.ts'
import { apply } from './portal/applying.ts'
import { erase, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { backUp, minutesLater, oneClick, putBack, queue, tick } from './portal/restoring.ts'
import { signUp, subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const other = 'other@post.example'
async function health(portal: TestPortal): Promise<Record<string, string>> {
  return (await portal.app.request('/api/health')).json()
}

/** Something in every room, of somebody who will want it gone and of somebody who will not. */
async function fill(portal: TestPortal): Promise<void> {
  for (const email of [owner, other]) {
    await apply(portal, { email, name: `Kanarie ${email}` })
    await write(portal, { email, message: `Kanarie ${email}` })
    await subscribe(portal, { email })
  }
  await signUp(portal, { email: 'waiting@post.example' })
  await portal.letters()
  minutesLater(portal, 1)
}

async function eraseEverything(portal: TestPortal, email = owner): Promise<void> {
  await erase(portal, await visit(portal, email), { what: 'everything', confirm: 'on' })
}

async function addressesIn(portal: TestPortal): Promise<string[]> {
  const tables = ['applications', 'contact_messages', 'subscriptions', 'subscription_requests']
  const rows = await Promise.all(tables.map((table) => portal.rows(table)))
  return [...new Set(rows.flat().map(({ email }) => String(email)))].sort()
}

test('E5 R-68 I10 G-7 whoever had everything erased is erased again from a restored database, and nobody else', async ({
  portal,
}) => {
  await fill(portal)
  await queue(portal, { email: owner, purpose: 'service' })
  minutesLater(portal, 1)
  const copy = backUp(portal)
  await eraseEverything(portal)
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  expect(await addressesIn(restored)).toContain(owner)
  expect((await health(restored)).ledger).toBe('down')
  await tick(restored)
  expect(await addressesIn(restored)).toEqual([other, 'waiting@post.example'])
  const { addressHash } = restored.platform()
  const left = { sql: 'select * from outbox where address_hash = ?', args: [await addressHash(owner)] }
  expect((await restored.client.execute(left)).rows).toEqual([])
  expect(await restored.letters(owner)).toEqual([])
  expect(restored.log).toContainEqual({ event: 'ledger replayed', count: 3 })
  minutesLater(restored, 1)
  expect((await health(restored)).ledger).toBe('ok')
  await restored.close()
})

test('E5 I10 single things go again, what came after stays, and following twice changes nothing', async ({
  portal,
}) => {
  await write(portal, { email: owner, message: 'Away with it' })
  await write(portal, { email: owner, message: 'To be kept' })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  const unwanted = (await portal.rows('contact_messages')).find(({ message }) => message === 'Away with it')
  const cookie = await visit(portal)
  await erase(portal, cookie, { what: String(unwanted!.id), confirm: 'on' })
  const restored = await putBack(portal, copy)
  minutesLater(restored, 10)
  await write(restored, { email: owner, message: 'Written since' })
  await tick(restored)
  const messages = async () => (await restored.rows('contact_messages')).map(({ message }) => message)
  expect(await messages()).toEqual(['To be kept', 'Written since'])
  await restored.client.batch(['delete from ledger_marks', "insert into ledger_marks values ('ledger/at/')"])
  await tick(restored)
  expect(await messages()).toEqual(['To be kept', 'Written since'])
  await restored.close()
})

test('E5 R-67 a decided application is locked away again, as of the day its person wanted it gone', async ({
  portal,
}) => {
  await apply(portal, { email: owner, phone: '070-174 06 05' })
  await portal.client.execute(
    "update applications set base_starts_on = '2026-11-02', base_erase_by = '2028-11-02'",
  )
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await eraseEverything(portal)
  const erasedAt = portal.time.now.getTime()
  minutesLater(portal, 60)
  const restored = await putBack(portal, copy)
  await tick(restored)
  expect(await restored.rows('applications')).toMatchObject([{ defended_at: erasedAt, phone: null }])
  await restored.close()
})

test('E5 what somebody sends after having everything erased stays, in a restored database too', async ({
  portal,
}) => {
  await write(portal, { email: owner, message: 'Before' })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await eraseEverything(portal)
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  await write(restored, { email: owner, message: 'After' })
  await tick(restored)
  expect((await restored.rows('contact_messages')).map(({ message }) => message)).toEqual(['After'])
  await restored.close()
})

test('a database that was always there has nothing to do, and one that cannot ask the ledger sends nothing', async ({
  portal,
}) => {
  const { token } = await subscribe(portal)
  await eraseEverything(portal, other)
  for await (const { toCome } of entriesToCome(portal.platform())) expect(toCome).toEqual([])
  await oneClick(portal, token)
  await tick(portal)
  minutesLater(portal, 20)
  await tick(portal)
  expect(portal.log.filter(({ event }) => event === 'ledger replayed')).toEqual([])
  expect(await portal.rows('ledger_marks')).toHaveLength(1)
  await queue(portal, { email: other, purpose: 'service' })
  const before = (await portal.letters(other)).length
  const platform = portal.platform()
  const silent = {
    ...platform,
    files: { ...platform.files, list: () => Promise.reject(new Error('silent')) },
  }
  const at = { cron: '* * * * *', at: portal.time.now }
  await expect(onTick(silent, portal.promises, at)).rejects.toThrow()
  expect(await portal.letters(other)).toHaveLength(before)
  await tick(portal)
  expect(await portal.letters(other)).toHaveLength(before + 1)
})

test('R-68 a note of an erasure goes when its rule says, and not a day before', async ({ portal }) => {
  await subscribe(portal)
  await eraseEverything(portal)
  const notes = () => [...portal.objects.keys()].filter((name) => name.startsWith('ledger/')).length
  const hourly = (at: string) => {
    portal.time.now = new Date(at)
    return onTick(portal.platform(), portal.promises, { cron: '17 * * * *', at: portal.time.now })
  }
  await hourly('2026-12-06T22:59:00Z')
  expect(notes()).toBe(3)
  await hourly('2026-12-06T23:17:00Z')
  expect(notes()).toBe(0)
})
