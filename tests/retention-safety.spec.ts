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
