import { act } from './portal/acting.ts'
import { applied } from './portal/holding.ts'
import { moveTo } from './portal/moving.ts'
import { erase, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { backUp, butInVain, minutesLater, putBack, tick } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'
import { press, receiptOf, withdraw } from './portal/withdrawing.ts'

const employer = 'Måkevik Landstrøm AS'

/** Whom staff are to tell of what, and by which reference of the thing. */
async function toBeTold(portal: TestPortal) {
  const { rows } = await portal.client.execute(
    `select kind, name, recipient, received_on, address_hash from requests
     join request_tasks on request_tasks.request_id = requests.id where told_on is null`,
  )
  return rows.map((row) => ({ ...row }))
}

async function restored(portal: TestPortal, copy: string): Promise<TestPortal> {
  minutesLater(portal, 60)
  const back = await putBack(portal, copy)
  await tick(back)
  return back
}

/** What staff had to do before the portal was restored is what they have to do after, once, however often it follows. */
async function standsAgain(portal: TestPortal, copy: string): Promise<void> {
  const lost = await toBeTold(portal)
  expect(lost).toMatchObject([{ recipient: employer }])
  const back = await restored(portal, copy)
  expect(await toBeTold(back)).toEqual(lost)
  await back.client.execute('delete from ledger_marks')
  await tick(back)
  expect(await toBeTold(back)).toEqual(lost)
  await back.close()
}

test('E5 R-70 staff of a restored portal still tell the employer of what its person had erased since the copy was made', async ({
  portal,
}) => {
  const what = await applied(portal)
  const copy = backUp(portal)
  await erase(portal, await visit(portal), { what, confirm: 'on' })
  await standsAgain(portal, copy)
})

test('E5 R-70 staff of a restored portal tell the employer once when everything was erased', async ({
  portal,
}) => {
  await applied(portal)
  const copy = backUp(portal)
  await erase(portal, await visit(portal), { what: 'everything', confirm: 'on' })
  await standsAgain(portal, copy)
})

test('E5 R-70 staff of a restored portal still tell the employer of an application withdrawn on its receipt', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal, { email: owner })
  const copy = backUp(portal)
  await press(portal, receipt, withdraw)
  await standsAgain(portal, copy)
})

test('E5 R-70 staff of a restored portal still tell the employer of what its person had restricted', async ({
  portal,
}) => {
  const what = await applied(portal)
  const copy = backUp(portal)
  await act(portal, await visit(portal), 'restrict', { what, reason: 'needed' })
  await standsAgain(portal, copy)
})

test('E5 R-70 what was restricted under a new address is told of under the old one, where a restored database has it', async ({
  portal,
}) => {
  const what = await applied(portal)
  const copy = backUp(portal)
  minutesLater(portal, 1)
  const cookie = await moveTo(portal)
  minutesLater(portal, 1)
  await act(portal, cookie, 'restrict', { what, reason: 'needed' })
  const [lost] = await toBeTold(portal)
  const back = await restored(portal, copy)
  const { addressHash } = back.platform()
  expect(await toBeTold(back)).toEqual([{ ...lost, address_hash: await addressHash(owner) }])
  await back.close()
})

test('R-70 staff tell the employer also of an erasure that the database refused at first', async ({
  portal,
}) => {
  const what = await applied(portal)
  const cookie = await visit(portal)
  await butInVain(portal, () => erase(portal, cookie, { what, confirm: 'on' }))
  expect(await toBeTold(portal)).toEqual([])
  minutesLater(portal, 3)
  await tick(portal)
  expect(await portal.rows('applications')).toEqual([])
  expect(await toBeTold(portal)).toMatchObject([{ kind: 'erasure', recipient: employer }])
})
