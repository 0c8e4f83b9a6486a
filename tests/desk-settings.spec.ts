import { readFileSync } from 'node:fs'
import { crons, type SettingsModel } from '../functions/settings/models.ts'
import { faultsIn } from './bench/db/plans.ts'
import { apply } from './portal/applying.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look, signedIn } from './portal/desk.ts'
import { origin, secret, type TestPortal, webhookSecret } from './portal/portal.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

async function settings(portal: TestPortal, cookie: string): Promise<SettingsModel> {
  const { page, model } = await (await look(portal, '/desk/settings/', cookie)).json()
  expect(page).toBe('desk/settings')
  return model
}

test('the settings say where the portal is, who its letters come from, and when its jobs last ran', async ({
  portal,
}) => {
  const cookie = await signedIn(portal, 'administrator')
  await portal.letters()
  expect(await settings(portal, cookie)).toMatchObject({
    origin,
    mailFrom: 'Lärkspår <careers@frist.example>',
    lastFinishedAt: null,
    waitingSince: null,
  })
  await sweepAt(portal, portal.time.now.toISOString())
  await apply(portal)
  await portal.letters()
  await portal.client.execute(
    "update outbox set state = 'queued', next_try_at = 1 where letter = 'application-receipt'",
  )
  expect(await settings(portal, cookie)).toMatchObject({
    lastFinishedAt: portal.time.now.toISOString(),
    waitingSince: '1970-01-01T00:00:00.001Z',
  })
  await portal.client.execute('update outbox set next_try_at = 9000000000000')
  expect((await settings(portal, cookie)).waitingSince).toBeNull()
})

test('what the settings call every minute and every hour is what the Worker is set to', () => {
  const [, patterns] = /crons = (\[.*\])/.exec(readFileSync('wrangler.toml', 'utf8'))!
  expect(Object.values(crons)).toEqual(JSON.parse(patterns!))
})

test('no secret is among the settings, and they are two calls to the database that read no whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  const cookie = await signedIn(portal, 'privacy-officer')
  await portal.letters()
  const [already, before] = [statements.length, portal.turso.requests()]
  const model = await settings(portal, cookie)
  expect(portal.turso.requests() - before).toBe(2)
  expect(Object.keys(model).sort()).toEqual(
    ['crons', 'lastFinishedAt', 'mailFrom', 'member', 'origin', 'waitingSince'].sort(),
  )
  for (const hidden of [secret, webhookSecret, 're_test', portal.turso.url])
    expect(JSON.stringify(model)).not.toContain(hidden)
  expect(faultsIn(portal.databaseFile, statements.slice(already)).faults).toEqual([])
  await portal.close()
})
