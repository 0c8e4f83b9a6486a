import { actOnReport } from '../functions/newsletter/reports/reports.ts'
import { noteMoved } from '../functions/platform/erasure/moved.ts'
import { onTick } from '../functions/scheduled.ts'
import { apply } from './portal/applying.ts'
import { moveTo, newAddress } from './portal/moving.ts'
import { erase, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { backUp, minutesLater, oneClick, putBack, tick } from './portal/restoring.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const everything = { what: 'everything', confirm: 'on' }

const messages = async (portal: TestPortal) =>
  (await portal.rows('contact_messages')).map(({ message }) => String(message))

/** The database as it was, an hour after what came since. */
async function restored(portal: TestPortal, copy: string): Promise<TestPortal> {
  minutesLater(portal, 60)
  const back = await putBack(portal, copy)
  await tick(back)
  return back
}

test('E5 R-68 what was erased under a new address is erased again where a restored database has it under the old one', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await write(portal, { email: owner })
  await subscribe(portal, { email: owner })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  const cookie = await moveTo(portal)
  minutesLater(portal, 1)
  await erase(portal, cookie, everything)
  const back = await restored(portal, copy)
  for (const table of ['applications', 'contact_messages', 'subscriptions'])
    expect(await back.rows(table), table).toEqual([])
  await back.close()
})

test('E5 R-68 also after two moves, and one thing alone', async ({ portal }) => {
  await write(portal, { email: owner, message: 'Away with it' })
  await write(portal, { email: owner, message: 'To be kept' })
  const unwanted = (await portal.rows('contact_messages')).find(({ message }) => message === 'Away with it')
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await moveTo(portal)
  minutesLater(portal, 1)
  const cookie = await moveTo(portal, { from: newAddress, to: 'nora@third.example' })
  minutesLater(portal, 1)
  await erase(portal, cookie, { what: String(unwanted!.id), confirm: 'on' })
  const back = await restored(portal, copy)
  expect(await messages(back)).toEqual(['To be kept'])
  await back.close()
})

test('E5 whoever gets the old mailbox later and erases everything does not erase what had moved away, in a restored database either', async ({
  portal,
}) => {
  await write(portal, { email: owner, message: 'Moved' })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await moveTo(portal)
  minutesLater(portal, 1)
  await erase(portal, await visit(portal), everything)
  expect(await messages(portal)).toEqual(['Moved'])
  const back = await restored(portal, copy)
  expect(await messages(back)).toEqual(['Moved'])
  await back.close()
})

test('E5 whoever left the newsletter under a new address is not written to under the old one by a restored database', async ({
  portal,
}) => {
  const { token } = await subscribe(portal, { email: owner })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await moveTo(portal)
  minutesLater(portal, 1)
  await oneClick(portal, token)
  await tick(portal)
  const { addressHash } = portal.platform()
  const blocked = (of: TestPortal) => of.rows('suppressions')
  expect(await blocked(portal)).toMatchObject([{ address_hash: await addressHash(newAddress) }])
  const back = await restored(portal, copy)
  expect(await back.rows('subscriptions')).toMatchObject([{ email: owner, state: 'left' }])
  expect(await blocked(back)).toHaveLength(2)
  await back.close()
})

test('the note of a move holds neither address and goes with the notes of erasures', async ({ portal }) => {
  await write(portal, { email: owner })
  await moveTo(portal)
  const notes = [...portal.objects].filter(([name]) => name.startsWith('ledger/moved/'))
  expect(notes).toHaveLength(1)
  const [[name, { bytes }]] = notes as [(typeof notes)[0]]
  const said = name + new TextDecoder().decode(bytes)
  for (const address of [owner, newAddress]) expect(said).not.toContain(address)
  portal.time.now = new Date('2026-12-20T03:17:00Z')
  await onTick(portal.platform(), portal.promises, { cron: '17 * * * *', at: portal.time.now })
  expect([...portal.objects.keys()].filter((one) => one.startsWith('ledger/'))).toEqual([])
})

test('E5 R-68 a move that was noted and then came to nothing keeps nobody from being erased in a restored database', async ({
  portal,
}) => {
  await write(portal, { email: owner })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  const { addressHash, files } = portal.platform()
  const [from, to] = [await addressHash(owner), await addressHash(newAddress)]
  await noteMoved(files, { from, to, at: portal.time.now.getTime() })
  minutesLater(portal, 1)
  await erase(portal, await visit(portal), everything)
  const back = await restored(portal, copy)
  expect(await messages(back)).toEqual([])
  await back.close()
})

test('X4 a subscription that could not go along has ended in a restored database too', async ({ portal }) => {
  await subscribe(portal, { email: newAddress })
  await subscribe(portal, { email: owner })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await moveTo(portal)
  const back = await restored(portal, copy)
  const states = (await back.rows('subscriptions')).map(({ email, state }) => [email, state])
  expect(Object.fromEntries(states)).toEqual({ [owner]: 'left', [newAddress]: 'confirmed' })
  await back.close()
})

test('X4 a bounce at the new address is no word about the old one, to which a restored database may write', async ({
  portal,
}) => {
  await subscribe(portal, { email: owner })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await moveTo(portal)
  minutesLater(portal, 1)
  const { addressHash } = portal.platform()
  const report = { id: 'msg_1', kind: 'bounced', providerId: 'letter-1' } as const
  await actOnReport(portal.platform(), report, [await addressHash(newAddress)], portal.time.now)
  const back = await restored(portal, copy)
  const blocked = (await back.rows('suppressions')).map(({ address_hash }) => address_hash)
  expect(blocked).toEqual([await addressHash(newAddress)])
  await back.close()
})
