import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import type { RetentionModel } from '../functions/retention/models.ts'
import { faultsIn } from './bench/db/plans.ts'
import { act } from './portal/acting.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { openCountingPortal } from './portal/counting.ts'
import { anotherSession, look, signedIn } from './portal/desk.ts'
import { owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { fillWithApplications, sweepAt, tableWith } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

async function report(portal: TestPortal, cookie: string): Promise<RetentionModel> {
  const { page, model } = await (await look(portal, '/desk/retention/', cookie)).json()
  expect(page).toBe('desk/retention')
  return model
}

test('R-76 the report says what the last run erased, what a run would erase now, and what is next, rule by rule', async ({
  portal,
}) => {
  const officer = await signedIn(portal, 'privacy-officer')
  expect(await report(portal, officer)).toMatchObject({ isLate: true, lastFinishedAt: null, overdue: 0 })
  await fillWithApplications(portal, 2, '2026-11-01')
  await sweepAt(portal, portal.time.now.toISOString())
  await fillWithApplications(portal, 3, '2026-11-02')
  await fillWithApplications(portal, 1, '2027-11-02')
  const { rules, ...fine } = await report(portal, officer)
  expect(fine).toMatchObject({ isLate: false, overdue: 0, lastFinishedAt: portal.time.now.toISOString() })
  const dryRun = await sweepAt(portal, portal.time.now.toISOString(), { dryRun: true })
  for (const { rule, inRunNow } of rules) expect(inRunNow, rule).toBe(dryRun.rules[rule]!.count)
  const application = rules.find(({ rule }) => rule === 'application')
  expect(application).toEqual({
    rule: 'application',
    inLastRun: 2,
    inRunNow: 3,
    overdue: 0,
    nextOn: '2026-11-02',
  })
  await sweepAt(portal, portal.time.now.toISOString(), { table: tableWith('letters', null) })
  expect((await report(portal, officer)).stopped).toMatchObject({ why: 'badRule' })
})

test('R-76 what should be gone but exists is counted, a row as well as a file without one, and turns the page red', async ({
  portal,
}) => {
  await sweepAt(portal, portal.time.now.toISOString())
  await apply(portal)
  const put = (name: string) => portal.platform().files.put(name, new Uint8Array([1]))
  for (const name of ['cv/left-behind', 'photo/left-behind', 'held/left-behind']) await put(name)
  const officer = await signedIn(portal, 'privacy-officer')
  expect(await report(portal, officer)).toMatchObject({ isLate: false, orphans: 0, overdue: 0 })
  portal.time.now = new Date('2026-11-02T18:00:00Z')
  expect(await report(portal, await anotherSession(portal, 'privacy-officer'))).toMatchObject({ orphans: 0 })
  portal.time.now = new Date('2026-11-03T10:50:00Z')
  await sweepAt(portal, portal.time.now.toISOString())
  const later = await anotherSession(portal, 'privacy-officer')
  expect(await report(portal, later)).toMatchObject({ isLate: true, orphans: 3, overdue: 0 })
  await fillWithApplications(portal, 1, '2026-11-01')
  expect(await report(portal, later)).toMatchObject({ overdue: 1 })
})

test('R-74 what is restricted stands there with its reason and day of review, by its random number alone', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const [{ id }] = (await portal.rows('applications')) as unknown as [{ id: string }]
  await act(portal, cookie, 'restrict', { what: id, reason: 'inaccurate' })
  const officer = await signedIn(portal, 'privacy-officer')
  const { restricted } = await report(portal, officer)
  expect(restricted).toMatchObject([{ subjectId: id, reason: 'inaccurate', sinceOn: '2026-11-02' }])
  expect(restricted[0]!.reviewOn > '2026-11-02').toBe(true)
})

test('R-73 openings whose recruitment nobody ended stand there with the day their clock starts whatever happens', async ({
  portal,
}) => {
  await apply(portal)
  await portal.client.execute(
    "insert into applications (id, reference, opening, controller, locale, name, email, submitted_at, last_active_on, rule, base_starts_on, base_erase_by) values ('x', 'R', 'long-gone', 'c', 'sv', 'A', 'a@b.example', 0, '2026-11-02', 'application', '2026-12-01', '2028-12-01')",
  )
  const officer = await signedIn(portal, 'privacy-officer')
  const { openings } = await report(portal, officer)
  const [first] = openings
  expect(first).toEqual({
    ...{ slug: 'long-gone', deadlineOn: null, startsOn: null, lastOn: null },
    applications: 1,
  })
  expect(openings.find(({ slug }) => slug === jobSlug)).toEqual({
    slug: jobSlug,
    deadlineOn: '2026-12-16',
    startsOn: '2027-06-16',
    lastOn: '2029-06-16',
    applications: 1,
  })
  expect(openings.map(({ slug }) => slug)).not.toContain('open')
  const opening = portal.promises.openings.find(({ slug }) => slug === jobSlug)!
  await endRecruitment(portal.platform().db, opening, portal.promises.retention, '2026-11-02')
  expect((await report(portal, officer)).openings.map(({ slug }) => slug)).not.toContain(jobSlug)
})

test('R-76 the report is one call to the database besides the guard’s, and reads no whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  await apply(portal)
  await portal.letters()
  const officer = await signedIn(portal, 'privacy-officer')
  await portal.platform().files.put('cv/left-behind', new Uint8Array([1]))
  portal.time.now = new Date('2026-11-03T12:00:00Z')
  const later = await anotherSession(portal, 'privacy-officer')
  expect(officer).not.toBe(later)
  statements.length = 0
  const asked = portal.turso.requests()
  expect((await report(portal, later)).orphans).toBe(1)
  expect(portal.turso.requests() - asked).toBe(2)
  const { faults, planned } = faultsIn(portal.databaseFile, statements)
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(30)
  await portal.close()
})
