import { asProgram } from './portal/acting.ts'
import { apply, fromOurPage } from './portal/applying.ts'
import { askToMove, moveLinkIn, newAddress } from './portal/moving.ts'
import { cookieHeader, cookiesOf, followLink, mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

const stranger = 'kim.asnes@post.example'

const applicants = async (portal: TestPortal) =>
  (await portal.rows('applications')).map(({ email }) => String(email)).sort()

test('R-64 T11 a browser that did not ask has three tries at the old address, and whoever guesses then has nothing', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await askToMove(portal, await visit(portal))
  const link = await moveLinkIn(portal)
  const page = await (await portal.app.request(link)).json()
  expect(page).toMatchObject({
    page: 'my-data/address',
    model: { state: 'asking', needsAddress: true, newEmail: newAddress },
  })
  expect(JSON.stringify(page)).not.toContain(owner)
  for (const email of ['', 'not an address'])
    expect((await followLink(portal, link, { email })).status).toBe(422)
  for (const email of [stranger, newAddress]) {
    const refused = await followLink(portal, link, { email })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ model: { problems: [{ message: 'emailOtherThanBefore' }] } })
  }
  const guesses = Array.from({ length: 20 }, (_, at) =>
    followLink(portal, link, { email: `n${at}@post.example` }),
  )
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 422)).toHaveLength(1)
  expect((await followLink(portal, link, { email: owner })).status).toBe(410)
  expect(await applicants(portal)).toEqual([owner])
})

test('the old address, typed in another browser, is enough with the link, and the visit of somebody else is not', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await apply(portal, { email: stranger })
  await askToMove(portal, await visit(portal))
  const link = await moveLinkIn(portal)
  const others = await visit(portal, stranger)
  const { '__Host-mine': theirs } = Object.fromEntries([others.split('=')])
  const elsewhere = { '__Host-mine': theirs! }
  expect((await followLink(portal, link, { cookies: elsewhere })).status).toBe(422)
  expect((await followLink(portal, link, { cookies: elsewhere, email: stranger })).status).toBe(422)
  expect(await applicants(portal)).toEqual([stranger, owner])
  expect(
    (await followLink(portal, link, { cookies: elsewhere, email: ` ${owner.toUpperCase()}` })).status,
  ).toBe(303)
  expect(await applicants(portal)).toEqual([stranger, newAddress])
  expect((await (await mine(portal, others)).json()).email).toBe(stranger)
})

test('R-63 I13 of many presses at the same time one moves, and a used, altered, foreign or old link moves nothing', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const asked = await askToMove(portal, cookie)
  const link = await moveLinkIn(portal)
  const cookies = cookiesOf(asked)
  const key = link.split('/')[4]!
  for (const wrong of ['x', `${key}A`, key.slice(0, -1), cookie.split('=')[1]!])
    expect(
      (await followLink(portal, `/sv/my-data/address/${wrong}/`, { cookies, email: owner })).status,
    ).toBe(410)
  expect((await followLink(portal, `/sv/my-data/${key}/`, { cookies, email: owner })).status).toBe(410)
  const presses = Array.from({ length: 40 }, () => followLink(portal, link, { cookies }))
  const statuses = (await Promise.all(presses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 303)).toHaveLength(1)
  expect(statuses.filter((status) => status === 410)).toHaveLength(39)
  expect(await portal.rows('corrections')).toHaveLength(1)
  const told = (await portal.letters(owner)).filter(({ subject }) => / är bytt$/.test(subject))
  expect(told).toHaveLength(1)
  expect((await followLink(portal, link, { cookies })).status).toBe(410)

  const again = await askToMove(portal, await visit(portal, newAddress), stranger)
  minutesLater(portal, 30)
  const late = await followLink(portal, await moveLinkIn(portal, stranger), { cookies: cookiesOf(again) })
  expect(late.status).toBe(410)
  expect(await applicants(portal)).toEqual([newAddress])
})

test('R-43 T13 looking at the link, however a mail scanner looks, changes nothing', async ({ portal }) => {
  await apply(portal, { email: owner })
  await askToMove(portal, await visit(portal))
  const link = await moveLinkIn(portal)
  const tables = ['my_data_keys', 'outbox', 'applications', 'corrections']
  const kept = async () => JSON.stringify(await Promise.all(tables.map((table) => portal.rows(table))))
  const before = await kept()
  for (const method of ['GET', 'HEAD', 'OPTIONS']) await portal.app.request(link, { method })
  await portal.app.request(link, { headers: { 'Sec-Purpose': 'prefetch' } })
  expect(await kept()).toBe(before)
})

test('programs are answered in JSON: what is wrong, that the link is over, and that it is done', async ({
  portal,
}) => {
  const asked = await askToMove(portal, await visit(portal))
  expect(await asked.json()).toEqual({ done: 'addressAsked', what: null })
  const link = await moveLinkIn(portal)
  const press = (cookies: Record<string, string>) =>
    portal.app.request(link, {
      method: 'POST',
      body: new URLSearchParams({ email: stranger }),
      headers: { ...fromOurPage, ...asProgram, Cookie: cookieHeader(cookies) },
    })
  const wrong = await press({})
  expect(wrong.status).toBe(422)
  expect(await wrong.json()).toMatchObject({ errors: { email: [expect.stringContaining('byta från')] } })
  expect(await (await press(cookiesOf(asked))).json()).toEqual({ done: 'addressChanged', what: null })
  const over = await press(cookiesOf(asked))
  expect([over.status, over.headers.get('content-type')]).toEqual([410, 'application/problem+json'])
})
