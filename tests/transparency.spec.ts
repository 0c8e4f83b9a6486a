import { apply } from './portal/applying.ts'
import type { TestPortal } from './portal/portal.ts'
import { eraseBy, fillWithApplications, sweepAt, tableWith } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

const dayMs = 24 * 3_600_000

async function accountOf(portal: TestPortal) {
  return (await portal.app.request('/api/transparency')).json()
}

function later(portal: TestPortal, ms: number) {
  portal.time.now = new Date(portal.time.now.getTime() + ms)
}

/** Runs the job by the portal's own clock, then lets what was remembered grow old. */
async function sweepNow(portal: TestPortal, how: Parameters<typeof sweepAt>[2] = {}) {
  const report = await sweepAt(portal, portal.time.now.toISOString(), how)
  later(portal, 10_000)
  return report
}

test('a deletion job that has never run is late, on the page and in the health of the portal', async ({
  portal,
}) => {
  expect(await accountOf(portal)).toMatchObject({ isLate: true, lastFinishedAt: null, overdue: 0 })
  expect((await portal.app.request('/api/health')).status).toBe(503)
  const page = await (await portal.app.request('/nb/transparency/')).json()
  expect(page).toMatchObject({ locale: 'nb', page: 'transparency', model: { isLate: true } })
})

test('after a run all is well, and a dry run counts for nothing', async ({ portal }) => {
  await sweepNow(portal, { dryRun: true })
  expect(await accountOf(portal)).toMatchObject({ isLate: true, lastFinishedAt: null })
  later(portal, 10_000)
  const finishedAt = portal.time.now.toISOString()
  await sweepNow(portal)
  expect(await accountOf(portal)).toMatchObject({ isLate: false, lastFinishedAt: finishedAt, stopped: null })
  expect((await portal.app.request('/api/health')).status).toBe(200)
})

test('a job that has not run for a day turns the page red and the health to 503, at the same minute', async ({
  portal,
}) => {
  await sweepNow(portal)
  later(portal, dayMs - 60_000)
  expect(await accountOf(portal)).toMatchObject({ isLate: false })
  expect((await portal.app.request('/api/health')).status).toBe(200)
  later(portal, 2 * 60_000)
  expect(await accountOf(portal)).toMatchObject({ isLate: true, overdue: 0 })
  const health = await portal.app.request('/api/health')
  expect(health.status).toBe(503)
  expect(await health.json()).toMatchObject({ retention: 'down' })
})

test('what should have been gone for a day and still exists is counted and shown as late', async ({
  portal,
}) => {
  await sweepNow(portal)
  await fillWithApplications(portal, 1, '2026-11-02')
  expect(await accountOf(portal)).toMatchObject({ isLate: false, overdue: 0 })
  await fillWithApplications(portal, 1, '2026-11-01')
  later(portal, 10_000)
  const account = await accountOf(portal)
  expect(account).toMatchObject({ isLate: true, overdue: 1 })
  expect(ruleIn(account, 'application')).toMatchObject({ overdue: 1, nextOn: '2026-11-01' })
  expect(ruleIn(account, 'talent-pool')).toMatchObject({ overdue: 0, nextOn: null })
})

test('what a run has begun to erase is not overdue before its own day is past', async ({ portal }) => {
  await sweepNow(portal)
  await fillWithApplications(portal, 1)
  await portal.client.execute("insert into erasing select id, 'application' from applications")
  expect(await accountOf(portal)).toMatchObject({ isLate: false, overdue: 0 })
})

test('the counts are those of the run’s own report, for the last run and for all', async ({ portal }) => {
  await fillWithApplications(portal, 3, '2026-11-01')
  const first = await sweepNow(portal)
  await fillWithApplications(portal, 2, '2026-11-01')
  const second = await sweepNow(portal)
  for (const { rule, inLastRun, inAll } of (await accountOf(portal)).rules) {
    expect(inLastRun, rule).toBe(second.rules[rule]!.count)
    expect(inAll, rule).toBe(first.rules[rule]!.count + second.rules[rule]!.count)
  }
  expect(ruleIn(await accountOf(portal), 'application')).toMatchObject({ inLastRun: 2, inAll: 5 })
})

test('each kind of data shows the earliest last day of what is held', async ({ portal }) => {
  await apply(portal, { phone: '070-174 06 05' })
  await apply(portal, { opening: 'open', role: 'student', 'consent-talent-pool': 'on' })
  await portal.letters()
  const days = (await accountOf(portal)).rules.map(({ rule, nextOn }: Row) => [rule, nextOn])
  expect(Object.fromEntries(days)).toEqual({
    application: eraseBy,
    contact: null,
    'open-application': null,
    subcontractor: null,
    student: null,
    partner: null,
    'partner-contact': null,
    'partner-untold': null,
    'newsletter-pending': null,
    'newsletter-subscription': null,
    'newsletter-suppression': null,
    'newsletter-letters': null,
    'letter-budgets': null,
    'my-data-access': null,
    'privacy-requests': null,
    'staff-accounts': null,
    'staff-sign-in': null,
    'staff-sessions': null,
    'staff-traces': null,
    'staff-incidents': null,
    'talent-pool': '2028-11-02',
    'contact-details': '2027-06-17',
    letters: '2026-12-02',
    'sent-forms': '2026-11-03',
    'withdrawn-consent': null,
  })
})

test('the earliest day is found among many as among few', async ({ portal }) => {
  await fillWithApplications(portal, 600, '2030-01-01')
  await fillWithApplications(portal, 1, '2029-12-24')
  expect(ruleIn(await accountOf(portal), 'application')).toMatchObject({ nextOn: '2029-12-24' })
})

test('a run that stopped is told with its reason until one finishes', async ({ portal }) => {
  await sweepNow(portal)
  const stoppedAt = portal.time.now.toISOString()
  await sweepNow(portal, { table: tableWith('letters', null) })
  const stopped = { why: 'badRule', at: stoppedAt }
  expect(await accountOf(portal)).toMatchObject({ isLate: false, stopped })
  await sweepNow(portal)
  expect(await accountOf(portal)).toMatchObject({ stopped: null })
})

test('a rule that content has lost leaves the account readable', async ({ portal }) => {
  portal.promises.retention.rules = portal.promises.retention.rules.filter(({ id }) => id !== 'letters')
  await sweepNow(portal, { table: tableWith('letters', null) })
  expect(await accountOf(portal)).toMatchObject({ isLate: true, stopped: { why: 'badRule' } })
})

test('the account is remembered for ten seconds and no longer', async ({ portal }) => {
  await accountOf(portal)
  await sweepAt(portal, portal.time.now.toISOString())
  later(portal, 9_999)
  expect(await accountOf(portal)).toMatchObject({ isLate: true })
  later(portal, 1)
  expect(await accountOf(portal)).toMatchObject({ isLate: false })
})

test('the account names nobody', async ({ portal }) => {
  await apply(portal, { phone: '070-174 06 05', address: 'Storgatan 1' })
  await sweepNow(portal)
  const [{ id, reference }] = (await portal.rows('applications')) as unknown as [Record<string, string>]
  const said = JSON.stringify(await accountOf(portal))
  expect(said).not.toMatch(/Öberg|asa\.oberg|174 06 05|Storgatan|shore-power/i)
  for (const mark of [id!, reference!]) expect(said).not.toContain(mark)
})

interface Row {
  rule: string
  nextOn: string | null
}

function ruleIn(account: { rules: Row[] }, rule: string): Row | undefined {
  return account.rules.find((row) => row.rule === rule)
}
