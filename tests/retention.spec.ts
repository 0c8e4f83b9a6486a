import { apply } from './portal/applying.ts'
import { eraseBy, fillWithApplications, sweepAt, tableWith } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

test('R-71 an application is erased on its day and not a minute before', async ({ portal }) => {
  await apply(portal)
  const dayBefore = await sweepAt(portal, '2029-06-15T21:59:00Z')
  expect(dayBefore.rules.application).toEqual({ count: 0 })
  expect(await portal.rows('applications')).toHaveLength(1)
  const onTheDay = await sweepAt(portal, '2029-06-15T22:00:00Z')
  expect(onTheDay).toMatchObject({ stopped: null, rules: { application: { count: 1 } } })
  for (const table of ['applications', 'application_files', 'consents', 'sent_forms', 'erasing']) {
    expect(await portal.rows(table), table).toEqual([])
  }
  expect((await portal.rows('outbox')).map(({ letter }) => letter)).toEqual(['application-erased'])
  expect(portal.objects.size).toBe(0)
})

test('R-76 a dry run counts what the real run then erases, and erases nothing', async ({ portal }) => {
  await apply(portal, { phone: '070-174 06 05' })
  await apply(portal, { opening: 'open', role: 'student', 'consent-talent-pool': 'on' })
  const dry = await sweepAt(portal, `${eraseBy}T12:00:00Z`, { dryRun: true })
  expect(await portal.rows('applications')).toHaveLength(2)
  const real = await sweepAt(portal, `${eraseBy}T12:00:00Z`)
  expect(real.rules).toEqual(dry.rules)
  expect(real.rules).toMatchObject({
    application: { count: 1 },
    'talent-pool': { count: 1 },
    'contact-details': { count: 1 },
  })
})

test('address, telephone number and photo go when the recruitment ends, the application stays', async ({
  portal,
}) => {
  await apply(portal, { phone: '070-174 06 05', address: 'Storgatan 1' })
  await sweepAt(portal, '2027-06-17T12:00:00Z')
  const [row] = await portal.rows('applications')
  expect(row).toMatchObject({ phone: null, address: null, name: 'Åsa-Lena Öberg' })
})

test('a shorter period in content takes effect on what is already kept', async ({ portal }) => {
  await apply(portal)
  const table = tableWith('application', { keepFor: 'P1Y' })
  await sweepAt(portal, '2028-06-15T12:00:00Z', { table })
  expect(await portal.rows('applications')).toHaveLength(1)
  await sweepAt(portal, '2028-06-16T12:00:00Z', { table })
  expect(await portal.rows('applications')).toEqual([])
})

test('a longer period in content never moves a promised day', async ({ portal }) => {
  await apply(portal)
  await sweepAt(portal, `${eraseBy}T12:00:00Z`, { table: tableWith('application', { keepFor: 'P9Y' }) })
  expect(await portal.rows('applications')).toEqual([])
})

test('R-75 two runs at once erase everything once and count it once', async ({ portal }) => {
  await fillWithApplications(portal, 150)
  await Promise.all([sweepAt(portal, `${eraseBy}T12:00:00Z`), sweepAt(portal, `${eraseBy}T12:00:00Z`)])
  expect(await portal.rows('applications')).toEqual([])
  const counted = (await portal.rows('erasures')).filter(({ rule }) => rule === 'application')
  expect(counted.reduce((sum, { count }) => sum + Number(count), 0)).toBe(150)
})

test('R-77 the fingerprint of a form lives a day, the record of a letter a month', async ({ portal }) => {
  await apply(portal)
  await portal.letters()
  await sweepAt(portal, '2026-11-03T09:29:00Z')
  expect(await portal.rows('sent_forms')).toHaveLength(1)
  await sweepAt(portal, '2026-11-03T09:30:01Z')
  expect(await portal.rows('sent_forms')).toEqual([])
  await sweepAt(portal, '2026-12-01T22:00:00Z')
  expect(await portal.rows('outbox')).toHaveLength(1)
  await sweepAt(portal, '2026-12-02T23:00:00Z')
  expect(await portal.rows('outbox')).toEqual([])
})

test('the record of a run names nobody', async ({ portal }) => {
  await apply(portal)
  await sweepAt(portal, `${eraseBy}T12:00:00Z`)
  const written = JSON.stringify([await portal.rows('retention_runs'), await portal.rows('erasures')])
  expect(written).not.toMatch(/asa|oberg|öberg|@|Mitt CV/i)
})
