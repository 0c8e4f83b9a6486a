import { act, asProgram } from './portal/acting.ts'
import { apply, smallPdf } from './portal/applying.ts'
import {
  askForLink,
  cookiesOf,
  erase,
  followLink,
  linkIn,
  mine,
  owner,
  toTheDownload,
  visit,
} from './portal/my-data.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { askForExport, textOf, unzipped } from './portal/unzip.ts'

const halfAnHourMs = 30 * 60_000

/** Asks for the link on the page with everything; answers where it leads, and what the asking browser keeps. */
async function askOnPage(portal: TestPortal, cookie: string, locale = 'sv') {
  const answer = await act(portal, cookie, 'export-link', { locale }, asProgram)
  expect([answer.status, await answer.json()]).toEqual([202, { done: 'exportLinkSent' }])
  return { link: await linkIn(portal, owner, toTheDownload), cookies: cookiesOf(answer) }
}

async function keysAndLetters(portal: TestPortal) {
  await portal.letters()
  return JSON.stringify([await portal.rows('my_data_keys'), await portal.rows('outbox')])
}

test('E6 R-77 a letter brings the download itself: the same file as on the page, made at the press and stored nowhere', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const { link, cookies } = await askOnPage(portal, cookie)
  const page = await (await portal.app.request(link, { headers: { Cookie: '' } })).json()
  expect(page).toMatchObject({ page: 'my-data/open', model: { opens: 'export', state: 'asking' } })
  const objects = portal.objects.size
  const answer = await followLink(portal, link, { cookies })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const taken = await unzipped(answer)
  const [application] = await portal.rows('applications')
  expect(Buffer.from(taken[`${application!.reference}/Mitt CV.pdf`]!).equals(smallPdf)).toBe(true)
  const onThePage = await unzipped(await askForExport(portal, cookie))
  expect(Object.keys(taken)).toEqual(Object.keys(onThePage))
  expect(JSON.parse(textOf(taken['my-data.json']))).toMatchObject({ email: owner })
  expect(portal.objects.size).toBe(objects)
  expect((await portal.rows('my_data_keys')).map(({ opens }) => opens)).toEqual(['visit'])
})

test('the letter says what the link gives, for how long and how often, and goes to the person’s own address alone', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  await act(portal, cookie, 'export-link', { locale: 'en', email: 'other@post.example' }, asProgram)
  const letters = await portal.letters()
  expect(letters.map(({ to }) => to)).toEqual(letters.map(() => [owner]))
  const [letter] = await portal.letters(owner)
  expect(letter!.subject).toBe('Link to download your data at Lärkspår')
  expect(letter!.text).toContain('a zip file')
  expect(letter!.text).toContain('30 minutes, and only once')
  expect(letter!.text).not.toMatch(/[{}]/)
})

test('R-63 the link gives the download once, for half an hour, and no more when a newer one was asked for', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  const replaced = await askOnPage(portal, cookie)
  const { link, cookies } = await askOnPage(portal, cookie)
  expect((await followLink(portal, replaced.link, replaced)).status).toBe(410)
  expect((await followLink(portal, link, { cookies })).status).toBe(200)
  const again = await followLink(portal, link, { cookies })
  expect(again.status).toBe(410)
  expect((await again.json()).model).toEqual({ opens: 'export', state: 'expired' })
  const old = await askOnPage(portal, cookie)
  portal.time.now = new Date(portal.time.now.getTime() + halfAnHourMs)
  expect((await followLink(portal, old.link, old)).status).toBe(410)
  expect((await portal.app.request(old.link)).status).toBe(410)
})

test('R-63 a link to the download opens no page, and neither a link to the page nor a visit gives the download', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  const { link } = await askOnPage(portal, cookie)
  await askForLink(portal)
  const toPage = await linkIn(portal)
  const keyIn = (path: string) => path.split('/').at(-2)!
  const downloadAt = (key: string) => followLink(portal, `/sv/my-data/download/${key}/`, { email: owner })
  expect((await downloadAt(keyIn(toPage))).status).toBe(410)
  expect((await downloadAt(cookie.split('=')[1]!)).status).toBe(410)
  expect((await followLink(portal, `/sv/my-data/${keyIn(link)}/`, { email: owner })).status).toBe(410)
  expect((await mine(portal, `__Host-mine=${keyIn(link)}`)).status).toBe(401)
  expect((await askForExport(portal, `__Host-mine=${keyIn(link)}`, asProgram)).status).toBe(401)
  expect((await followLink(portal, toPage, { email: owner })).status).toBe(303)
  expect((await followLink(portal, link, { email: owner })).status).toBe(200)
})

test('R-64 another browser is asked for the address before it gets the file, and a wrong one uses nothing up', async ({
  portal,
}) => {
  const { link } = await askOnPage(portal, await visit(portal))
  const page = await (await portal.app.request(link)).json()
  expect(page.model).toMatchObject({ opens: 'export', needsAddress: true })
  for (const email of ['', 'nobody.here@post.example', 'not an address']) {
    const refused = await followLink(portal, link, { email })
    expect([refused.status, refused.headers.get('content-type')], email).toEqual([422, 'application/json'])
  }
  expect((await followLink(portal, link, { email: owner })).status).toBe(200)
})

test('R-63 I13 of many presses at the same time one gets the file', async ({ portal }) => {
  await apply(portal, { email: owner })
  const { link, cookies } = await askOnPage(portal, await visit(portal))
  const presses = Array.from({ length: 20 }, () => followLink(portal, link, { cookies }))
  const statuses = (await Promise.all(presses)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  expect(statuses.filter((status) => status === 410)).toHaveLength(19)
})

test('an address gets at most three such letters a day, told apart from those with a link to the page', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  for (const _ of [1, 2]) await askOnPage(portal, cookie)
  const third = await askOnPage(portal, cookie)
  const letters = (await portal.letters(owner)).length
  const fourth = await act(portal, cookie, 'export-link', { locale: 'nb' })
  expect([fourth.status, fourth.headers.get('location')]).toEqual([
    303,
    '/nb/my-data/mine/?done=exportLinkEnough',
  ])
  expect((await act(portal, cookie, 'export-link', {}, asProgram)).status).toBe(202)
  expect(await portal.letters(owner)).toHaveLength(letters)
  expect((await followLink(portal, third.link, third)).status).toBe(200)
  await askForLink(portal)
  expect(await portal.letters(owner)).toHaveLength(letters + 1)
})

test('R-43 R-65 no look at the link changes anything, and its key is neither in the database nor in the log', async ({
  portal,
}) => {
  const { link } = await askOnPage(portal, await visit(portal))
  const before = await keysAndLetters(portal)
  for (const method of ['GET', 'HEAD', 'OPTIONS']) await portal.app.request(link, { method })
  expect(await keysAndLetters(portal)).toBe(before)
  expect(before + JSON.stringify(portal.log)).not.toContain(link.split('/').at(-2)!)
})

test('without an open visit, or from another site, no link is sent', async ({ portal }) => {
  const cookie = await visit(portal)
  const before = await keysAndLetters(portal)
  expect((await act(portal, '', 'export-link', {}, asProgram)).status).toBe(401)
  const shown = await act(portal, '', 'export-link', { locale: 'nb' })
  expect([shown.status, shown.headers.get('location')]).toEqual([303, '/nb/my-data/'])
  const foreign = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' }
  expect((await act(portal, cookie, 'export-link', {}, foreign)).status).toBe(403)
  expect(await keysAndLetters(portal)).toBe(before)
})

test('D1 a download that cannot begin is no file at all, and leaves the link as good as it was', async () => {
  const bucket = { isDown: false }
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      files: {
        ...platform.files,
        async get(name) {
          if (bucket.isDown) throw new Error('the bucket does not answer')
          return platform.files.get(name)
        },
      },
    }),
  })
  await apply(portal, { email: owner })
  const { link, cookies } = await askOnPage(portal, await visit(portal))
  bucket.isDown = true
  const failed = await followLink(portal, link, { cookies })
  expect([failed.status, failed.headers.get('content-type')]).toEqual([500, 'application/json'])
  bucket.isDown = false
  expect((await followLink(portal, link, { cookies })).status).toBe(200)
  await portal.close()
})

test('E3 who has everything erased has no link to a download left', async ({ portal }) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const { link, cookies } = await askOnPage(portal, cookie)
  await erase(portal, cookie, { what: 'everything', confirm: 'on' })
  expect((await followLink(portal, link, { cookies })).status).toBe(410)
  expect(await portal.rows('my_data_keys')).toEqual([])
})
