import { act } from './portal/acting.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { backUp, minutesLater, putBack, tick } from './portal/restoring.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { leavePool, press, receiptOf, withdraw } from './portal/withdrawing.ts'
import { write } from './portal/writing.ts'

const inPool = { email: owner, 'consent-talent-pool': 'on' }

/** What somebody does a minute after a copy was made, and what a portal on that copy makes of it ten minutes later. */
async function restoredAfter(portal: TestPortal, does: () => Promise<unknown>): Promise<TestPortal> {
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await does()
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  await tick(restored)
  return restored
}

test('E5 an application withdrawn on its receipt is gone from a restored database, with its files, and another one stays', async ({
  portal,
}) => {
  await apply(portal, { email: 'other@post.example' })
  const receipt = await receiptOf(portal, { email: owner })
  const restored = await restoredAfter(portal, () => press(portal, receipt, withdraw))
  expect((await restored.rows('applications')).map(({ email }) => email)).toEqual(['other@post.example'])
  expect(await restored.rows('application_files')).toHaveLength(1)
  expect(await restored.letters(owner)).toEqual([])
  await restored.close()
})

test('E5 a withdrawal that was refused since the recruitment had ended erases nothing from a restored database', async ({
  portal,
}) => {
  const receipt = await receiptOf(portal, { email: owner })
  await portal.client.execute(
    "update applications set base_starts_on = '2026-11-02', base_erase_by = '2028-11-02'",
  )
  const restored = await restoredAfter(portal, async () => {
    expect((await press(portal, receipt, withdraw)).status).toBe(409)
  })
  expect(await restored.rows('applications')).toMatchObject([{ email: owner, defended_at: null }])
  await restored.close()
})

for (const [where, leave] of [
  ['on the receipt', (portal: TestPortal, receipt: string) => press(portal, receipt, leavePool)],
  [
    'in my data',
    async (portal: TestPortal) =>
      act(portal, await visit(portal), 'consents', { purpose: 'talent-pool', withdraw: 'on' }),
  ],
] as const)
  test(`R-40 E5 whoever left the talent pool ${where} is in none in a restored database`, async ({
    portal,
  }) => {
    await apply(portal, { ...inPool, email: 'other@post.example' })
    const receipt = await receiptOf(portal, inPool)
    const restored = await restoredAfter(portal, () => leave(portal, receipt))
    const members = (await restored.rows('applications')).filter(({ pool_rule }) => pool_rule)
    expect(members.map(({ email }) => email)).toEqual(['other@post.example'])
    const withdrawn = (await restored.rows('consents')).filter(({ event }) => event === 'withdrawn')
    expect(withdrawn).toMatchObject([{ purpose: 'talent-pool' }])
    await restored.close()
  })

test('R-40 E5 all consents taken back in my data stay taken back: message, talent pool and newsletter', async ({
  portal,
}) => {
  await apply(portal, inPool)
  await write(portal, { email: owner })
  await subscribe(portal, { email: owner })
  const restored = await restoredAfter(portal, async () =>
    act(portal, await visit(portal), 'consents', { purpose: 'all', withdraw: 'on', confirm: 'on' }),
  )
  expect(await restored.rows('contact_messages')).toEqual([])
  expect(await restored.rows('applications')).toMatchObject([{ pool_rule: null }])
  expect(await restored.rows('subscriptions')).toMatchObject([{ state: 'left' }])
  expect(await restored.rows('suppressions')).toMatchObject([{ scope: 'newsletter', reason: 'left' }])
  await restored.close()
})

test('X4 whoever objected to the newsletter in my data gets none from a restored database', async ({
  portal,
}) => {
  const { id } = await subscribe(portal, { email: owner })
  const restored = await restoredAfter(portal, async () =>
    act(portal, await visit(portal), 'object', { what: id }),
  )
  expect(await restored.rows('subscriptions')).toMatchObject([{ state: 'left' }])
  await restored.close()
})

test('X4 whoever ended the newsletter in my data and then confirmed anew stays subscribed in a restored database', async ({
  portal,
}) => {
  const { id } = await subscribe(portal, { email: owner })
  const restored = await restoredAfter(portal, async () => {
    await act(portal, await visit(portal), 'consents', { purpose: 'newsletter', what: id, withdraw: 'on' })
    minutesLater(portal, 1)
    await subscribe(portal, { email: owner })
  })
  expect(await restored.rows('subscriptions')).toMatchObject([{ state: 'confirmed' }])
  await restored.close()
})

test('R-40 E5 a consent taken back for one application stands for the other one, in a restored database too', async ({
  portal,
}) => {
  await apply(portal, inPool)
  await apply(portal, { ...inPool, opening: 'open', role: 'job-seeker' })
  const restored = await restoredAfter(portal, async () => {
    const [second] = (await portal.rows('applications')).filter(({ opening }) => opening === 'open')
    const what = String(second!.id)
    await act(portal, await visit(portal), 'consents', { purpose: 'talent-pool', what, withdraw: 'on' })
  })
  const members = (await restored.rows('applications')).filter(({ pool_rule }) => pool_rule)
  expect(members.map(({ opening }) => opening)).toEqual([jobSlug])
  await restored.close()
})

test('what is being carried out at this moment is left to whoever does it', async ({ portal }) => {
  const receipt = await receiptOf(portal, { email: owner })
  const copy = backUp(portal)
  minutesLater(portal, 1)
  await press(portal, receipt, withdraw)
  const restored = await putBack(portal, copy)
  minutesLater(restored, 1)
  await tick(restored)
  expect(await restored.rows('applications')).toHaveLength(1)
  minutesLater(restored, 2)
  await tick(restored)
  expect(await restored.rows('applications')).toEqual([])
  await restored.close()
})
