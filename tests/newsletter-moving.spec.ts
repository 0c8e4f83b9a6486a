import { act, asProgram } from './portal/acting.ts'
import { moveTo, newAddress } from './portal/moving.ts'
import { owner } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { signUp, subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'

/** Blocks an address as a bounce or a complaint does. */
async function block(portal: TestPortal, email: string, scope: 'newsletter' | 'all'): Promise<void> {
  const hash = await portal.platform().addressHash(email)
  await portal.client.execute({
    sql: `insert into suppressions (id, address_hash, channel, scope, reason, suppressed_at)
      values (?, ?, 'email', ?, ?, 1)`,
    args: [crypto.randomUUID(), hash, scope, scope === 'all' ? 'bounced' : 'complained'],
  })
}

/** Who gets the newsletter, and who has ceased to, in the order of their addresses. */
async function readers(portal: TestPortal): Promise<[string, string][]> {
  const rows = await portal.rows('subscriptions')
  return rows.map(({ email, state }): [string, string] => [String(email), String(state)]).sort()
}

const blockedAddresses = async (portal: TestPortal) =>
  (await portal.rows('suppressions')).map(({ address_hash }) => String(address_hash)).sort()

test('E2 the newsletter goes along with its wishes, its consent and its links, and the address before stays to be seen', async ({
  portal,
}) => {
  const { id, token } = await subscribe(portal, { email: owner, topics: 'jobs' })
  const [before] = await portal.rows('subscriptions')
  const cookie = await moveTo(portal)
  const { addressHash } = portal.platform()
  const moved = { email: newAddress, address_hash: await addressHash(newAddress) }
  expect(await portal.rows('subscriptions')).toEqual([{ ...before, ...moved }])
  expect(await portal.rows('suppressions')).toEqual([])
  expect(await portal.rows('corrections')).toMatchObject([{ subject_id: id, old_value: owner }])
  expect((await portal.app.request(`/sv/newsletter/unsubscribe/${token}/`)).status).toBe(200)
  await act(portal, cookie, 'consents', { purpose: 'newsletter', withdraw: 'on' }, asProgram)
  expect(await blockedAddresses(portal)).toEqual([await addressHash(newAddress)])
})

test('where the new address has its own subscription, that one stays as it is and the old one ends', async ({
  portal,
}) => {
  await subscribe(portal, { email: newAddress, topics: 'news' })
  const own = (await portal.rows('subscriptions')).find(({ email }) => email === newAddress)
  await subscribe(portal, { email: owner, topics: 'jobs' })
  await moveTo(portal)
  expect(await readers(portal)).toEqual([
    [newAddress, 'confirmed'],
    [owner, 'left'],
  ])
  expect((await portal.rows('subscriptions')).find(({ email }) => email === newAddress)).toEqual(own)
  const withdrawn = (await portal.rows('consents')).filter(({ event }) => event === 'withdrawn')
  expect(withdrawn).toMatchObject([{ form: 'my-data', purpose: 'newsletter' }])
})

test('a question that waits at the new address is not answered by moving, and the old subscription ends', async ({
  portal,
}) => {
  await subscribe(portal, { email: owner })
  await signUp(portal, { email: newAddress })
  await moveTo(portal)
  expect(await readers(portal)).toEqual([[owner, 'left']])
  expect(await portal.rows('subscription_requests')).toMatchObject([{ email: newAddress }])
})

for (const [whose, blocked] of [
  ['new', newAddress],
  ['old', owner],
] as const)
  test(`R-66 no block is lifted or got round by moving: with the ${whose} address blocked the subscription ends`, async ({
    portal,
  }) => {
    await subscribe(portal, { email: owner })
    await block(portal, blocked, 'newsletter')
    await moveTo(portal)
    expect(await readers(portal)).toEqual([[owner, 'left']])
    const { addressHash } = portal.platform()
    const both = await Promise.all([...new Set([owner, blocked])].map(addressHash))
    expect(await blockedAddresses(portal)).toEqual(both.sort())
    expect(await portal.rows('suppressions')).toContainEqual(
      expect.objectContaining({ address_hash: await addressHash(blocked), reason: 'complained' }),
    )
  })

test('whoever has left the newsletter and moves is not signed up again', async ({ portal }) => {
  await subscribe(portal, { email: owner })
  await portal.client.execute("update subscriptions set state = 'left', left_at = 1")
  await moveTo(portal)
  expect(await readers(portal)).toEqual([[owner, 'left']])
  expect(await blockedAddresses(portal)).toEqual([])
})
