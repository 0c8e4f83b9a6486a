import { withdrawConsent } from '../functions/contact/command.ts'
import type { TestPortal } from './portal/portal.ts'
import { backUp, minutesLater, putBack, tick } from './portal/restoring.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const withdraw = (portal: TestPortal, ...args: string[]) =>
  withdrawConsent(args, {
    now: portal.time.now,
    database: () => portal.platform().db,
    openLedger: async (saidYes) => (saidYes ? null : { ...portal.platform(), close: async () => undefined }),
  })

test('a consent taken back erases the message at once, and leaves the proof that it was respected', async ({
  portal,
}) => {
  const { reference } = await (await write(portal)).json()
  await write(portal, { message: 'En annan fråga' })
  await portal.letters()
  portal.time.now = new Date('2026-11-05T08:00:00Z')
  expect(await withdraw(portal, reference.toLowerCase())).toContain(`${reference} is erased`)
  const left = await portal.rows('contact_messages')
  expect(left.map(({ message }) => message)).toEqual(['En annan fråga'])
  const itsOwn = (rows: Record<string, unknown>[]) =>
    rows.filter(({ subject_id }) => subject_id !== left[0]!.id)
  expect(itsOwn(await portal.rows('outbox'))).toEqual([])
  expect(itsOwn(await portal.rows('sent_forms'))).toEqual([])
  const [given, withdrawn, ...more] = itsOwn(await portal.rows('consents'))
  expect(more).toEqual([])
  expect(withdrawn).toEqual({
    ...given,
    id: expect.any(String),
    event: 'withdrawn',
    retention: 'withdrawn-consent',
    recorded_at: portal.time.now.getTime(),
  })
})

test('the proof of a consent taken back goes by its own rule', async ({ portal }) => {
  const { reference } = await (await write(portal)).json()
  await withdraw(portal, reference)
  await sweepAt(portal, '2027-11-01T12:00:00Z')
  expect(await portal.rows('consents')).toHaveLength(2)
  expect((await sweepAt(portal, '2027-11-02T12:00:00Z')).rules['withdrawn-consent']).toEqual({ count: 1 })
  expect(await portal.rows('consents')).toEqual([])
})

test('a reference nobody has, and a command without one, change nothing and say so', async ({ portal }) => {
  await write(portal)
  await expect(withdraw(portal, 'AAAA-AAAA')).rejects.toThrow(/no message AAAA-AAAA/)
  await expect(withdraw(portal)).rejects.toThrow(/usage: npm run contact:withdraw/)
  expect(await portal.rows('contact_messages')).toHaveLength(1)
  expect(await portal.rows('consents')).toHaveLength(1)
})

test('E5 a message erased from the terminal is gone from a restored database, and another one stays', async ({
  portal,
}) => {
  const { reference } = await (await write(portal)).json()
  await write(portal, { message: 'En annan fråga' })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  expect(await withdraw(portal, reference)).toContain('the ledger has the message erased again')
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  await tick(restored)
  expect((await restored.rows('contact_messages')).map(({ message }) => message)).toEqual(['En annan fråga'])
  const withdrawn = (await restored.rows('consents')).filter(({ event }) => event === 'withdrawn')
  expect(withdrawn).toMatchObject([{ purpose: 'contact' }])
  await restored.close()
})

test('E5 nothing is erased from the terminal when it cannot be noted for a restored database', async ({
  portal,
}) => {
  const { reference } = await (await write(portal)).json()
  const files = { ...portal.platform().files, put: () => Promise.reject(new Error('the bucket is away')) }
  const openLedger = async () => ({ ...portal.platform(), files, close: async () => undefined })
  const world = { now: portal.time.now, database: () => portal.platform().db, openLedger }
  await expect(withdrawConsent([reference], world)).rejects.toThrow(/the bucket is away/)
  expect(await portal.rows('contact_messages')).toHaveLength(1)
})

test('where no ledger is at hand, the command says that it has to be said again', async ({ portal }) => {
  const { reference } = await (await write(portal)).json()
  expect(await withdraw(portal, reference, '--yes')).toContain('say this command again')
  expect(await portal.rows('contact_messages')).toEqual([])
})
