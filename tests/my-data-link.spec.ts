import { wordsIn } from '../functions/promises/language/words.ts'
import { apply } from './portal/applying.ts'
import { askForLink, cookiesOf, followLink, linkIn, mine, owner, visit } from './portal/my-data.ts'
import { openPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const nobody = 'nobody.here@post.example'
const halfAnHourMs = 30 * 60_000

test('R-59 T12 the answer to who asks for a link is the same whether or not anything is held, and so is the letter', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const answers = [await askForLink(portal), await askForLink(portal, { email: nobody })]
  for (const answer of answers) {
    expect(answer.status).toBe(202)
    expect(await answer.text()).toBe('')
    expect(Object.keys(cookiesOf(answer))).toEqual(['__Host-asked'])
  }
  const withoutLink = async (email: string) => {
    const [letter] = await portal.letters(email)
    return letter?.text.replace(/my-data\/\S+/, '')
  }
  expect(await withoutLink(nobody)).toBe((await withoutLink(owner)) ?? '')
  expect(await withoutLink(nobody)).toContain('Öppna dina uppgifter')
})

test('R-59 R-60 a question is one batch of the same statements whatever is known, and looks nothing up', async () => {
  const asked: string[][] = []
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      afterwards: () => undefined,
      db: {
        ...platform.db,
        write(batch) {
          asked.push(batch.map((statement) => statement.toSQL().sql))
          return platform.db.write(batch)
        },
      },
    }),
  })
  await apply(portal, { email: owner })
  asked.length = 0
  await askForLink(portal)
  await askForLink(portal, { email: nobody })
  expect(asked).toHaveLength(2)
  expect(asked[0]).toEqual(asked[1])
  expect(asked.flat().join()).not.toMatch(/applications|contact_messages|subscriptions/)
  await portal.close()
})

test('R-59 an address gets at most three such letters a day, and a fourth question does not spoil the third link', async ({
  portal,
}) => {
  for (const _ of [1, 2, 3]) await askForLink(portal)
  const third = await linkIn(portal)
  const fourth = await askForLink(portal)
  expect(fourth.status).toBe(202)
  expect(await portal.letters(owner)).toHaveLength(3)
  expect((await followLink(portal, third, { email: owner })).status).toBe(303)
  portal.time.now = new Date(portal.time.now.getTime() + 24 * 3_600_000 + 1)
  await askForLink(portal)
  expect(await portal.letters(owner)).toHaveLength(4)
})

test('R-63 a link opens once, for half an hour, and no more when a newer one was asked for', async ({
  portal,
}) => {
  await askForLink(portal)
  const replaced = await linkIn(portal)
  const asked = await askForLink(portal)
  const link = await linkIn(portal)
  const cookies = cookiesOf(asked)
  expect((await followLink(portal, replaced, { email: owner })).status).toBe(410)
  const opened = await followLink(portal, link, { cookies })
  expect(opened.headers.get('location')).toBe('/sv/my-data/mine/')
  expect((await followLink(portal, link, { cookies, email: owner })).status).toBe(410)

  const late = await askForLink(portal)
  const old = await linkIn(portal)
  portal.time.now = new Date(portal.time.now.getTime() + halfAnHourMs)
  expect((await followLink(portal, old, { cookies: cookiesOf(late) })).status).toBe(410)
})

test('R-63 I13 of many presses at the same time one opens the page', async ({ portal }) => {
  const asked = await askForLink(portal)
  const link = await linkIn(portal)
  const presses = Array.from({ length: 40 }, () => followLink(portal, link, { cookies: cookiesOf(asked) }))
  const statuses = (await Promise.all(presses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 303)).toHaveLength(1)
  expect(statuses.filter((status) => status === 410)).toHaveLength(39)
})

test('R-64 T8 a browser that did not ask is asked for the address, and a wrong one uses nothing up', async ({
  portal,
}) => {
  const asked = await askForLink(portal)
  const link = await linkIn(portal)
  const page = await (await portal.app.request(link)).json()
  expect(page).toMatchObject({ page: 'my-data/open', model: { state: 'asking', needsAddress: true } })
  for (const email of ['', nobody, 'not an address']) {
    const refused = await followLink(portal, link, { email })
    expect(refused.status, email).toBe(422)
    expect(cookiesOf(refused)).toEqual({})
  }
  const stranger = await askForLink(portal, { email: nobody })
  expect((await followLink(portal, link, { cookies: cookiesOf(stranger) })).status).toBe(422)
  expect((await followLink(portal, link, { email: ` ${owner.toUpperCase()} ` })).status).toBe(303)
  expect(cookiesOf(asked)['__Host-asked']).toMatch(/^[\w-]{43}$/)
})

test('R-43 T13 no look at the link changes anything, however a mail scanner looks', async ({ portal }) => {
  await askForLink(portal)
  const link = await linkIn(portal)
  const kept = async () => JSON.stringify([await portal.rows('my_data_keys'), await portal.rows('outbox')])
  const before = await kept()
  for (const method of ['GET', 'HEAD', 'OPTIONS']) await portal.app.request(link, { method })
  for (const header of ['Purpose', 'Sec-Purpose'])
    await portal.app.request(link, { headers: { [header]: 'prefetch' } })
  expect(await kept()).toBe(before)
})

test('T13 neither the key in the letter nor the one in the browser nor the address can be read from the database', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  await askForLink(portal)
  const link = await linkIn(portal)
  const kept = JSON.stringify(await portal.rows('my_data_keys'))
  for (const secret of [cookie.split('=')[1]!, link.split('/')[3]!, owner]) expect(kept).not.toContain(secret)
  expect(JSON.stringify(portal.log)).not.toMatch(new RegExp(`${owner}|${link}`))
})

test('the visit lasts half an hour and ends at once when the page is closed; then one is shown where to ask', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  expect((await mine(portal, cookie)).status).toBe(200)
  const closed = await followLink(portal, '/sv/my-data/mine/', {
    cookies: { '__Host-mine': cookie.split('=')[1]! },
  })
  expect(closed.headers.get('location')).toBe('/sv/my-data/')
  expect((await mine(portal, cookie)).status).toBe(401)
  const page = await portal.app.request('/nb/my-data/mine/', { headers: { Cookie: cookie } })
  expect([page.status, page.headers.get('location')]).toEqual([303, '/nb/my-data/'])

  const another = await visit(portal)
  portal.time.now = new Date(portal.time.now.getTime() + halfAnHourMs)
  expect((await mine(portal, another)).status).toBe(401)
})

test('A5 a browser that keeps no cookies is led back from the page, and the cookie page says so beforehand', async ({
  portal,
}) => {
  await askForLink(portal)
  const opened = await followLink(portal, await linkIn(portal), { email: owner })
  const page = await portal.app.request(opened.headers.get('location')!)
  expect([page.status, page.headers.get('location')]).toEqual([303, '/sv/my-data/'])
  expect(wordsIn('sv').cookies.refuse).toContain('utom sidan med dina uppgifter')
  expect(wordsIn('nb').cookies.refuse).toContain('bortsett fra siden med opplysningene dine')
  expect(wordsIn('en').cookies.refuse).toContain('except the page with your data')
})

test('a link is no visit, a visit is no link, and what is none of ours is nothing', async ({ portal }) => {
  const cookie = await visit(portal)
  await askForLink(portal)
  const key = (await linkIn(portal)).split('/')[3]!
  expect((await mine(portal, `__Host-mine=${key}`)).status).toBe(401)
  expect((await followLink(portal, `/sv/my-data/${cookie.split('=')[1]}/`, { email: owner })).status).toBe(
    410,
  )
  for (const wrong of ['mine', 'x', `${key}A`, `${key.slice(0, -1)}%2B`]) {
    const answer = await followLink(portal, `/sv/my-data/${wrong}x/`, { email: owner })
    expect(answer.status, wrong).toBe(410)
  }
})

test('a program that fills in the trap is told what everybody is told, and nothing is kept', async ({
  portal,
}) => {
  expect((await askForLink(portal, { 'leave-empty': 'x' })).status).toBe(202)
  expect(await portal.rows('my_data_keys')).toEqual([])
  expect(await portal.letters()).toEqual([])
})

test('an address that cannot be one is said to be so in the language of the page, and nothing is sent', async ({
  portal,
}) => {
  const refused = await askForLink(portal, { email: 'nora', locale: 'nb' })
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({
    errors: { email: [expect.stringContaining('e-postadressen')] },
  })
  expect((await askForLink(portal, { locale: 'de' })).status).toBe(400)
  expect(await portal.letters()).toEqual([])
})
