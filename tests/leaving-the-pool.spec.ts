import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { leavePool, press, receiptOf } from './portal/withdrawing.ts'

const everything = ['applications', 'application_files', 'consents', 'sent_forms', 'erasing'] as const
const person = 'asa.oberg@post.example'

test('B2 leaving the talent pool is one press: it is on record, the day moves earlier, and it is told', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal, {
    opening: 'open',
    role: 'job-seeker',
    'consent-talent-pool': 'on',
  })
  await portal.letters()
  expect((await portal.rows('applications'))[0]!.erase_by).toBe('2028-11-02')
  portal.time.now = new Date('2026-11-03T09:30:00Z')
  const answer = await press(portal, receipt, leavePool)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, receipt])
  expect((await portal.rows('applications'))[0]).toMatchObject({ pool_rule: null, erase_by: '2027-11-02' })
  const [notice, given, withdrawn, ...more] = await portal.rows('consents')
  expect(more).toEqual([])
  expect(notice!.event).toBe('acknowledged')
  expect(withdrawn).toMatchObject({
    event: 'withdrawn',
    purpose: 'talent-pool',
    text_hash: given!.text_hash,
    version: given!.version,
    retention: 'withdrawn-consent',
    recorded_at: portal.time.now.getTime(),
  })
  expect((await portal.letters(person))[0]!.text).toContain('2\u00a0november 2027')
  const { model } = await (await portal.app.request(receipt)).json()
  expect(model).toMatchObject({
    talentPool: false,
    leftPoolOn: '2026-11-03',
    eraseBy: '2027-11-02',
    letter: 'sent',
  })
})

test('leaving the talent pool again, or twice at once, is on record once and told once', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal, { 'consent-talent-pool': 'on' })
  await Promise.all([press(portal, receipt, leavePool), press(portal, receipt, leavePool)])
  expect((await press(portal, receipt, leavePool)).status).toBe(303)
  expect((await portal.rows('consents')).filter(({ event }) => event === 'withdrawn')).toHaveLength(1)
  expect(await portal.letters(person)).toHaveLength(2)
  expect((await portal.rows('applications'))[0]).toMatchObject({ rule: 'application', pool_rule: null })
})

test('whom only the talent pool keeps is erased at once on leaving it', async ({ portal }) => {
  const receipt = await receiptOf(portal, {
    opening: 'open',
    role: 'job-seeker',
    'consent-talent-pool': 'on',
  })
  portal.time.now = new Date('2027-11-02T09:00:00Z')
  const answer = await press(portal, receipt, leavePool)
  expect(answer.headers.get('location')).toBe('/sv/sent/withdrawn/')
  for (const table of everything) expect(await portal.rows(table), table).toEqual([])
})

test('the record of a consent taken back goes by its own rule, the application by its own', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal, { 'consent-talent-pool': 'on' })
  await press(portal, receipt, leavePool)
  await sweepAt(portal, '2027-11-02T12:00:00Z')
  expect((await portal.rows('consents')).map(({ event }) => event)).toEqual(['acknowledged'])
  expect(await portal.rows('applications')).toHaveLength(1)
})
