import { approveNextRun } from '../functions/retention/approvals.ts'
import { apply } from './portal/applying.ts'
import { eraseBy, fillWithApplications, sweepAt, tableWith } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

for (const [fault, change] of [
  ['a missing rule', null],
  ['a period of zero', { keepFor: 'P0D' }],
  ['an unreadable period', { keepFor: '2 years' }],
  ['an unknown start event', { starts: 'someday' }],
] as const) {
  test(`R-72 with ${fault} the job refuses to run and erases nothing`, async ({ portal }) => {
    await apply(portal)
    const report = await sweepAt(portal, '2040-01-01T12:00:00Z', { table: tableWith('application', change) })
    expect(report).toMatchObject({ stopped: 'badRule', rules: {} })
    expect(await portal.rows('applications')).toHaveLength(1)
    expect((await portal.rows('retention_runs'))[0]).toMatchObject({ stopped: 'badRule' })
  })
}

test('a run that would take unusually much stops until it is told to go on', async ({ portal }) => {
  await fillWithApplications(portal, 201)
  const at = `${eraseBy}T12:00:00Z`
  expect(await sweepAt(portal, at)).toMatchObject({
    stopped: 'ceiling',
    rules: { application: { count: 0 } },
  })
  expect(await portal.rows('applications')).toHaveLength(201)
  const dry = await sweepAt(portal, at, { dryRun: true })
  expect(dry).toMatchObject({ stopped: null, rules: { application: { count: 201 } } })
  const told = await sweepAt(portal, at, { aboveCeiling: true })
  expect(told).toMatchObject({ stopped: null, rules: { application: { count: 201 } } })
  expect(await portal.rows('applications')).toEqual([])
})

test('somebody who has looked may let the next run go above the ceiling, once', async ({ portal }) => {
  const at = `${eraseBy}T12:00:00Z`
  await fillWithApplications(portal, 201)
  await approveNextRun(portal.platform().db, portal.time.now)
  expect(await sweepAt(portal, at)).toMatchObject({ stopped: null, rules: { application: { count: 201 } } })
  await fillWithApplications(portal, 201)
  expect(await sweepAt(portal, at)).toMatchObject({ stopped: 'ceiling' })
})

test('an approval nobody used is worth nothing the day after', async ({ portal }) => {
  await fillWithApplications(portal, 201)
  await approveNextRun(portal.platform().db, new Date(portal.time.now.getTime() - 24 * 3_600_000))
  expect(await sweepAt(portal, `${eraseBy}T12:00:00Z`)).toMatchObject({ stopped: 'ceiling' })
})

test('fingerprints that are due in masses every day stop no run', async ({ portal }) => {
  const rows = Array.from(
    { length: 420 },
    (_, i) => `('k${i}', 'a${i}', 'h', ${i < 210 ? 0 : Date.parse('2029-06-16T11:00:00Z')})`,
  )
  await portal.client.execute(
    `insert into sent_forms (key, subject_id, content_hash, sent_at) values ${rows.join(',')}`,
  )
  const report = await sweepAt(portal, `${eraseBy}T12:00:00Z`)
  expect(report).toMatchObject({ stopped: null, rules: { 'sent-forms': { count: 210 } } })
})

test('an organisation without a rule for contact details has a job that runs', async ({ portal }) => {
  await apply(portal)
  for (const opening of portal.promises.openings) opening.retention.contactDetails = null
  const report = await sweepAt(portal, `${eraseBy}T12:00:00Z`)
  expect(report).toMatchObject({ stopped: null, rules: { application: { count: 1 } } })
})

test('a consent that was taken back and given again outlives the record of the withdrawal', async ({
  portal,
}) => {
  await apply(portal, { 'consent-talent-pool': 'on' })
  const [given] = (await portal.rows('consents')).filter(({ purpose }) => purpose === 'talent-pool')
  const add = (id: string, event: string, at: string) =>
    portal.client.execute({
      sql: 'insert into consents select ?, subject_id, purpose, ?, text_hash, version, locale, form, controller, retention, withdraw_at, ?, null from consents where id = ?',
      args: [id, event, Date.parse(at), given!.id!],
    })
  await add('withdrawal', 'withdrawn', '2026-12-01T12:00:00Z')
  await add('again', 'given', '2026-12-24T12:00:00Z')
  expect(await sweepAt(portal, '2027-11-30T12:00:00Z')).toMatchObject({
    rules: { 'withdrawn-consent': { count: 0 } },
  })
  expect(await sweepAt(portal, '2027-12-01T12:00:00Z')).toMatchObject({
    rules: { 'withdrawn-consent': { count: 1 } },
  })
  const left = (await portal.rows('consents')).map(({ purpose, event }) => [purpose, event])
  expect(left).toEqual([
    ['application-notice', 'acknowledged'],
    ['talent-pool', 'given'],
  ])
})

test('two hundred at once are within the ceiling', async ({ portal }) => {
  await fillWithApplications(portal, 200)
  const report = await sweepAt(portal, `${eraseBy}T12:00:00Z`)
  expect(report).toMatchObject({ stopped: null, rules: { application: { count: 200 } } })
})

test('many at once are within the ceiling where they are a small part of what is held', async ({
  portal,
}) => {
  await fillWithApplications(portal, 201)
  await fillWithApplications(portal, 1_000, '2040-01-01')
  const report = await sweepAt(portal, `${eraseBy}T12:00:00Z`)
  expect(report).toMatchObject({ stopped: null, rules: { application: { count: 201 } } })
})

test('a consent record can be neither changed nor deleted while its subject stands', async ({ portal }) => {
  await apply(portal)
  await expect(portal.client.execute("update consents set purpose = 'other'")).rejects.toThrow(
    /never changed/,
  )
  await expect(portal.client.execute('delete from consents')).rejects.toThrow(/only with its subject/)
  expect(await portal.rows('consents')).toHaveLength(1)
})
