import { endOpening } from '../functions/applications/ending/command.ts'
import { databaseOn, tursoClient } from '../functions/platform/database.ts'
import { apply, jobSlug } from './portal/applying.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const today = '2027-04-01'

function endOn(portal: TestPortal, day: string, slug = jobSlug) {
  const database = () => databaseOn(tursoClient({ url: portal.turso.url }))
  return endOpening([slug, '--on', day], { promises: portal.promises, today, database })
}

test('the end of a recruitment starts the clock earlier, never later', async ({ portal }) => {
  await apply(portal)
  expect(await endOn(portal, '2026-12-20')).toContain('the clock of 1 application counts from then')
  expect((await portal.rows('applications'))[0]!.erase_by).toBe('2028-12-20')
  await endOn(portal, '2027-03-01')
  expect((await portal.rows('applications'))[0]!.erase_by).toBe('2028-12-20')
  expect((await portal.rows('opening_ends'))[0]!.ended_on).toBe('2026-12-20')
})

test('address, telephone number and photo have their last day moved with it', async ({ portal }) => {
  await apply(portal, { phone: '070-174 06 05' })
  await endOn(portal, '2026-12-20')
  expect((await portal.rows('applications'))[0]!.contact_erase_by).toBe('2026-12-21')
})

test('an opening whose recruitment has ended takes no application', async ({ portal }) => {
  await endOn(portal, '2026-11-02')
  expect((await apply(portal)).status).toBe(422)
  expect(await portal.rows('applications')).toEqual([])
  expect(await portal.rows('sent_forms')).toEqual([])
})

for (const [slip, day, slug] of [
  ['a day that has not come', '2027-04-02', jobSlug],
  ['a day before anyone applied', '2016-12-20', jobSlug],
  ['no day at all', 'next Friday', jobSlug],
  ['the thirtieth of February', '2027-02-30', jobSlug],
  ['an opening nobody has heard of', '2027-01-01', 'astronaut'],
  ['the open application, which never ends', '2027-01-01', 'open'],
] as const) {
  test(`${slip} is refused and moves nothing`, async ({ portal }) => {
    await apply(portal)
    await expect(endOn(portal, day, slug)).rejects.toThrow(/\w/)
    expect((await portal.rows('applications'))[0]!.erase_by).toBe('2029-06-16')
    expect(await portal.rows('opening_ends')).toEqual([])
  })
}
