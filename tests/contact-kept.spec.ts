import { readContent } from '../functions/local/content.ts'
import { readPromises } from '../functions/promises/promises.ts'
import { builtOn } from './portal/portal.ts'
import { sweepAt, tableWith } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { us, whoWrites, write } from './portal/writing.ts'

const tables = ['contact_messages', 'consents', 'outbox', 'sent_forms', 'erasing']

test('R-19 the same message sent again within a day is one message with one reference', async ({
  portal,
}) => {
  const first = await (await write(portal)).json()
  const second = await (await write(portal)).json()
  expect(second).toEqual(first)
  expect(await portal.rows('contact_messages')).toHaveLength(1)
  expect(await portal.rows('consents')).toHaveLength(1)
  expect(await portal.letters(whoWrites)).toHaveLength(1)
  expect(await portal.letters(us)).toHaveLength(1)
})

test('R-19 another message, or the same one the day after, is a message of its own', async ({ portal }) => {
  await write(portal)
  await write(portal, { message: 'Och en sak till.' })
  portal.time.now = new Date(portal.time.now.getTime() + 24 * 3_600_000 + 1)
  await write(portal)
  expect(await portal.rows('contact_messages')).toHaveLength(3)
})

test('R-19 thirty equal messages at once are one, with one answer', async ({ portal }) => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => write(portal)))
  const references = await Promise.all(answers.map(async (answer) => (await answer.json()).reference))
  expect(new Set(references).size).toBe(1)
  expect(await portal.rows('contact_messages')).toHaveLength(1)
})

for (const table of ['sent_forms', 'contact_messages', 'consents', 'outbox']) {
  test(`S5 a batch that fails at ${table} keeps nothing at all, and the next attempt keeps everything`, async ({
    portal,
  }) => {
    await portal.client.execute(
      `create trigger refuse before insert on ${table} begin select raise(abort, 'no'); end`,
    )
    expect((await write(portal)).status).toBe(500)
    for (const each of tables) expect(await portal.rows(each), each).toEqual([])
    await portal.client.execute('drop trigger refuse')
    expect((await write(portal)).status).toBe(201)
    expect(await portal.letters(us)).toHaveLength(1)
  })
}

test('a message is erased on its day, never before, with its consent and everything made from it', async ({
  portal,
}) => {
  await write(portal)
  await sweepAt(portal, '2027-05-01T21:59:59Z')
  expect(await portal.rows('contact_messages')).toHaveLength(1)
  const dry = await sweepAt(portal, '2027-05-01T22:00:00Z', { dryRun: true })
  expect(dry.rules.contact).toEqual({ count: 1 })
  const real = await sweepAt(portal, '2027-05-01T22:00:00Z')
  expect(real.rules.contact).toEqual({ count: 1 })
  for (const table of tables) expect(await portal.rows(table), table).toEqual([])
  expect((await sweepAt(portal, '2027-05-01T22:00:00Z')).rules.contact).toEqual({ count: 0 })
})

test('a message takes with it a letter that has not been sent yet', async ({ portal }) => {
  await write(portal)
  await portal.letters()
  await portal.client.execute("update outbox set state = 'queued', queued_at = 1809000000000")
  await sweepAt(portal, '2027-05-02T12:00:00Z')
  expect(await portal.rows('outbox')).toEqual([])
})

test('a shorter rule lets go of messages that were promised more, a longer one keeps to the promise', async ({
  portal,
}) => {
  await write(portal)
  const shorter = { table: tableWith('contact', { keepFor: 'P1M' }) }
  expect((await sweepAt(portal, '2026-12-02T12:00:00Z', shorter)).rules.contact).toEqual({ count: 1 })
  await write(portal, { message: 'En gång till' })
  const longer = { table: tableWith('contact', { keepFor: 'P5Y' }) }
  expect((await sweepAt(portal, '2027-05-02T12:00:00Z', longer)).rules.contact).toEqual({ count: 1 })
})

test('R-72 without its rule the job refuses to run and erases nothing', async ({ portal }) => {
  await write(portal)
  const report = await sweepAt(portal, '2040-01-01T12:00:00Z', { table: tableWith('contact', null) })
  expect(report.stopped).toBe('badRule')
  expect(await portal.rows('contact_messages')).toHaveLength(1)
})

test('the public account of the deletion job counts messages and says when the next one goes', async ({
  portal,
}) => {
  await write(portal)
  const { rules } = await (await portal.app.request('/api/transparency')).json()
  expect(rules).toContainEqual({ rule: 'contact', inLastRun: 0, inAll: 0, overdue: 0, nextOn: '2027-05-02' })
})

for (const change of [{ starts: 'consentWithdrawn' }, { keepFor: 'PT48H' }]) {
  test(`a rule that cannot be promised to whoever writes is refused by name (${JSON.stringify(change)})`, () => {
    const raw = { ...readContent(), retention: tableWith('contact', change) }
    expect(() => readPromises(raw, builtOn)).toThrow(/rules\.\d+\.starts: a message counts by rule "contact"/)
  })
}
