import { secretsFor } from '../functions/local/surroundings.ts'
import { addPeriod } from '../functions/promises/calendar/calendar.ts'
import { dueOn, latestExtension } from '../functions/promises/calendar/month-to-answer.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { act as actOn } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { erase, mine, owner, visit } from './portal/my-data.ts'
import { openPortal } from './portal/portal.ts'
import { answer, ask, enter, lettersTo } from './portal/requests.ts'
import { backUp, minutesLater, putBack, tick } from './portal/restoring.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

test('R-59 a request is due on the same day of the next month, or on the last day of a month that has no such day', () => {
  const days = [
    ['2026-11-02', '2026-12-02'],
    ['2027-01-31', '2027-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2027-08-31', '2027-09-30'],
    ['2026-12-31', '2027-01-31'],
  ]
  for (const [received, due] of days) expect(dueOn(received!), received).toBe(due)
})

test('R-59 the strict day stands also where it is a Sunday, and three months count from receipt, not from the day before', () => {
  expect(dueOn('2027-01-14')).toBe('2027-02-14')
  expect(latestExtension('2027-01-31')).toBe('2027-04-30')
  expect(addPeriod(dueOn('2027-01-31'), 'P2M')).toBe('2027-04-28')
})

for (const locale of locales) {
  test(`R-59 a request by telephone is in the queue with its days before it is answered, and a receipt says which (${locale})`, async ({
    portal,
  }) => {
    portal.time.now = new Date('2027-01-31T23:30:00Z')
    const reference = await enter(portal, { way: 'by-phone', received: '2027-01-31', locale })
    expect(await portal.rows('requests')).toMatchObject([
      { reference, kind: 'access', way: 'by-phone', received_on: '2027-01-31', due_on: '2027-02-28' },
    ])
    const [letter] = await lettersTo(portal, owner)
    expect(letter!.subject).toContain(reference)
    expect(letter!.text).toContain(
      { sv: '28\u00a0februari', nb: '28.\u00a0februar', en: '28\u00a0February' }[locale],
    )
    expect(letter!.text).not.toMatch(/[{}]|Nora/)
    expect(letter!.text).toContain(`/${locale}/my-data/\n`)
  })
}

test('R-59 nothing is entered from a day to come, without a name or without a way to answer, and each error says what to do', async ({
  portal,
}) => {
  await expect(enter(portal, { received: '2026-11-03' })).rejects.toThrow(/has not come yet: --received/)
  await expect(enter(portal, { email: '' })).rejects.toThrow(/add --email, --phone or --address/)
  await expect(enter(portal, { name: ' ' })).rejects.toThrow(/write --name/)
  await expect(enter(portal, { kind: 'sue' })).rejects.toThrow(/"sue" is none of access, rectification/)
  await expect(enter(portal, { way: 'pigeon' })).rejects.toThrow(/none of by-email/)
  await expect(enter(portal, { email: 'nora' })).rejects.toThrow(/no address a letter can go to/)
  await expect(enter(portal, { received: '2026-02-30' })).rejects.toThrow(/not a calendar day/)
  await expect(ask(portal, 'enter')).rejects.toThrow(/usage: .* enter --kind/)
  await expect(ask(portal, 'dance')).rejects.toThrow(/usage: npm run requests/)
  expect(await portal.rows('requests')).toEqual([])
})

test('R-59 midnight is that of the organisation: what came today there can be entered though it is yesterday in UTC', async ({
  portal,
}) => {
  portal.time.now = new Date('2026-11-02T23:30:00Z')
  await enter(portal, { received: '2026-11-03' })
  expect(await portal.rows('requests')).toMatchObject([{ due_on: '2026-12-03' }])
})

test('the queue shows requests and objections as one list, the overdue first, with days left and how to answer', async ({
  portal,
}) => {
  expect(await ask(portal, 'list')).toMatch(/^Nothing waits/)
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const [application] = await portal.rows('applications')
  await actOn(portal, cookie, 'object', { what: String(application!.id), reason: 'Av egna skäl' })
  const late = await enter(portal, {
    way: 'by-phone',
    received: '2026-09-30',
    email: '',
    address: 'Storgatan 1, Umeå',
  })
  const later = await enter(portal, { received: '2026-10-05', kind: 'erasure', identity: 'Called back' })
  const said = await ask(portal, 'list')
  expect(said).toContain('3 requests wait for an answer, 1 of them overdue.')
  const order = [late, later, String(application!.reference)].map((reference) => said.indexOf(reference))
  expect(order).toEqual(order.toSorted((one, other) => one - other))
  expect(Math.min(...order)).toBeGreaterThan(0)
  expect(said).toContain(
    `${late}  OVERDUE by 3 days\n  access, by-phone, received 2026-09-30, due 2026-10-30`,
  )
  expect(said).toContain('answer to: Nora Lund, Storgatan 1, Umeå\n  nobody has noted yet how we know')
  expect(said).toContain(`${later}  3 days left`)
  expect(said).toContain('objection, my-data, received 2026-11-02, due 2026-12-02')
  portal.time.now = new Date('2026-11-05T09:00:00Z')
  expect(await ask(portal, 'list')).toContain(`${later}  due TODAY`)
})

test('D2 a letter that does not get through leaves the request in the queue with its day, and staff see it', async () => {
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      mail: { ...platform.mail, send: async () => ({ outcome: 'refused' }) },
    }),
  })
  const reference = await enter(portal)
  expect(await ask(portal, 'list')).not.toContain('did not reach')
  await lettersTo(portal, owner)
  const said = await ask(portal, 'list')
  expect(said).toContain(`${reference}  30 days left`)
  expect(said).toContain('our letter did not reach them')
  await portal.close()
})

test('E1 the person finds the request among everything held about them, without a last day until it is answered', async ({
  portal,
}) => {
  const reference = await enter(portal)
  const cookie = await visit(portal)
  const open = await heldRequest(portal, cookie)
  expect(open).toMatchObject({ kind: 'request', name: reference, whenErased: 'erased' })
  expect(open!.keptBy).toEqual([{ rule: 'privacy-requests', startsOn: null, eraseBy: null }])
  await answer(portal, reference)
  const answered = await heldRequest(portal, cookie)
  expect(answered).toMatchObject({ whenErased: 'stays' })
  expect(answered!.keptBy).toEqual([
    { rule: 'privacy-requests', startsOn: '2026-11-02', eraseBy: '2029-11-02' },
  ])
  const other = await visit(portal, 'other@post.example')
  expect(await heldRequest(portal, other)).toBeUndefined()
})

test('an open request goes at its person’s word, with its letters; an answered one stays without their name', async ({
  portal,
}) => {
  const answered = await enter(portal)
  await answer(portal, answered)
  await enter(portal, { kind: 'erasure', identity: 'Called back' })
  const cookie = await visit(portal)
  await erase(portal, cookie, { what: 'everything', confirm: 'on' })
  const left = await portal.rows('requests')
  expect(left).toMatchObject([{ reference: answered, name: '', email: null, outcome: 'done' }])
  expect((await portal.rows('outbox')).map(({ letter }) => letter)).toEqual(['my-data-erased'])
  expect(await ask(portal, 'list')).toMatch(/^Nothing waits/)
})

test('E5 a request taken back is gone from a restored database too', async ({ portal }) => {
  await enter(portal)
  minutesLater(portal, 1)
  const backup = backUp(portal)
  minutesLater(portal, 1)
  const cookie = await visit(portal)
  await erase(portal, cookie, { what: 'everything', confirm: 'on' })
  minutesLater(portal, 10)
  const restored = await putBack(portal, backup)
  expect(await restored.rows('requests')).toHaveLength(1)
  await tick(restored)
  expect(await restored.rows('requests')).toEqual([])
  await restored.close()
})

test('R-85 an answered request goes with everything about it on the day its rule says, and an open one never does', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const answered = await enter(portal, { kind: 'erasure' })
  await answer(portal, answered)
  const open = await enter(portal)
  await portal.client.execute('delete from applications')
  await sweepAt(portal, '2029-11-01T12:00:00Z')
  expect(await portal.rows('requests')).toHaveLength(2)
  expect((await sweepAt(portal, '2029-11-02T12:00:00Z')).rules['privacy-requests']).toEqual({ count: 1 })
  await sweepAt(portal, '2049-11-02T12:00:00Z', { aboveCeiling: true })
  expect(await portal.rows('requests')).toMatchObject([{ reference: open }])
  expect(await portal.rows('request_tasks')).toEqual([])
})

test('who enters requests on a remote database has to give the secret its portal runs with', () => {
  expect(() => secretsFor({}, true)).toThrow(/PORTAL_SECRET is not set/)
  expect(
    secretsFor({ PORTAL_SECRET: 'a', PORTAL_SECRET_PREVIOUS: 'b', DATA_DIR: '.data/test' }, true),
  ).toEqual(['a', 'b'])
})

async function heldRequest(portal: Parameters<typeof mine>[0], cookie: string) {
  const { items } = await (await mine(portal, cookie)).json()
  return (items as { kind: string; keptBy: object[] }[]).find(({ kind }) => kind === 'request')
}
