import { linkTo, press, reader, signUp, subscribe } from './portal/subscribing.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

test('R-45 the link works for 72 hours, and what nobody confirmed is erased then', async ({ portal }) => {
  await signUp(portal)
  const link = await linkTo(portal)
  const asked = portal.time.now.getTime()
  portal.time.now = new Date(asked + 72 * 3_600_000 - 1)
  expect(await (await portal.app.request(link)).json()).toMatchObject({ model: { state: 'asking' } })
  expect((await sweepAt(portal, portal.time.now.toISOString())).rules['newsletter-pending']).toEqual({
    count: 0,
  })
  portal.time.now = new Date(asked + 72 * 3_600_000 + 1)
  const late = await press(portal, link)
  expect([late.status, (await late.json()).model]).toEqual([410, { state: 'expired' }])
  expect(await portal.rows('subscriptions')).toEqual([])
  expect((await sweepAt(portal, portal.time.now.toISOString())).rules['newsletter-pending']).toEqual({
    count: 1,
  })
  expect(await portal.rows('subscription_requests')).toEqual([])
})

test('U4 pressing twice says «already confirmed», and there is one subscription and one record', async ({
  portal,
}) => {
  await signUp(portal)
  const link = await linkTo(portal)
  const both = await Promise.all([press(portal, link), press(portal, link)])
  const third = await press(portal, link)
  for (const answer of [...both, third]) {
    expect(answer.status).toBe(200)
    expect((await answer.json()).model.state).toBe('confirmed')
  }
  expect(await portal.rows('subscriptions')).toHaveLength(1)
  expect(await portal.rows('consents')).toHaveLength(1)
})

const isProof = process.env.PROVE === '1'

test('R-43 T8 UX-50 no look at a link of the newsletter changes anything, however a mail scanner looks', async ({
  portal,
}) => {
  const { id, token } = await subscribe(portal)
  const { addresses } = portal.platform()
  await signUp(portal, { email: 'olle@post.example' })
  const links = [
    await linkTo(portal, 'olle@post.example'),
    `/sv/newsletter/unsubscribe/${token}/`,
    `/sv/newsletter/erase/${await addresses.tokenFor('newsletter-erasure', id)}/`,
    `/u/${token}`,
  ]
  const tables = ['subscription_requests', 'subscriptions', 'suppressions', 'consents', 'outbox', 'mailings']
  const kept = async () => JSON.stringify(await Promise.all(tables.map((table) => portal.rows(table))))
  await portal.letters()
  const before = await kept()
  const looks = isProof ? 500 : 1
  for (const link of links.flatMap((one) => Array<string>(looks).fill(one))) {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await portal.app.request(link, { method })
    for (const header of ['Purpose', 'Sec-Purpose'])
      await portal.app.request(link, { headers: { [header]: 'prefetch' } })
  }
  expect(await kept()).toBe(before)
})

test('R-52 a link with one letter changed, or one for another purpose, opens nothing', async ({ portal }) => {
  const { id, token } = await subscribe(portal)
  const { addresses } = portal.platform()
  const flipped = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
  const foreign = await addresses.tokenFor('receipt', id)
  const erase = await addresses.tokenFor('newsletter-erasure', id)
  for (const wrong of [flipped, foreign, erase, `${token}=`, 'nothing']) {
    const left = await press(portal, `/sv/newsletter/unsubscribe/${wrong}/`)
    expect([left.status, (await left.json()).model], wrong).toEqual([404, { state: 'gone' }])
    expect((await press(portal, `/u/${wrong}`, { 'List-Unsubscribe': 'One-Click' })).status, wrong).toBe(404)
  }
  for (const wrong of [flipped, token])
    expect((await press(portal, `/sv/newsletter/erase/${wrong}/`)).status, wrong).toBe(404)
  expect((await press(portal, '/sv/newsletter/confirm/abc/')).status).toBe(404)
  expect(await portal.rows('subscriptions')).toMatchObject([{ state: 'confirmed' }])
  expect(token).not.toContain(reader)
})
