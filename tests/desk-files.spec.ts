import { mostDownloaded, mostOpened } from '../functions/applications/desk/budget/limits.ts'
import { tinyPng } from './corpora/photos.ts'
import { apply, smallPdf } from './portal/applying.ts'
import { look, signedIn } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

async function fileAt(portal: TestPortal, kind: 'cv' | 'photo'): Promise<string> {
  const file = (await portal.rows('application_files')).find((row) => row.kind === kind)!
  return `/desk/applications/${file.application_id}/files/${file.id}/`
}

const actsTraced = async (portal: TestPortal) => (await portal.rows('traces')).map(({ act }) => act)

test('R-83 a CV is shown as it was sent, allowed to do nothing, kept by nobody on the way, and leaves a trace', async ({
  portal,
}) => {
  await apply(portal)
  const cookie = await signedIn(portal)
  const shown = await look(portal, await fileAt(portal, 'cv'), cookie)
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(smallPdf)
  expect(shown.headers.get('content-type')).toBe('application/pdf')
  expect(shown.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''Mitt%20CV.pdf")
  expect(shown.headers.get('cache-control')).toBe('no-store')
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
  const policy = shown.headers.get('content-security-policy')
  expect(policy).toContain("script-src 'none'")
  expect(policy).toContain("frame-ancestors 'self'")
  await look(portal, `${await fileAt(portal, 'cv')}?as=download`, cookie)
  expect(await actsTraced(portal)).toEqual(['read-cv', 'downloaded-cv'])
})

test('R-31 a downloaded CV is an attachment of the kind it was judged to be, in a sandbox, and for nobody else', async ({
  portal,
}) => {
  await apply(portal, { cv: new File([smallPdf], 'Mitt CV.pdf', { type: 'text/html' }) })
  const saved = await look(portal, `${await fileAt(portal, 'cv')}?as=download`, await signedIn(portal))
  expect(Object.fromEntries(saved.headers)).toMatchObject({
    'content-disposition': "attachment; filename*=UTF-8''Mitt%20CV.pdf",
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  const policy = saved.headers.get('content-security-policy')?.split('; ')
  expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", 'sandbox']))
})

test('a photo leaves a trace of its own', async ({ portal }) => {
  await apply(portal, { photo: new File([tinyPng()], 'jag.png') })
  const shown = await look(portal, await fileAt(portal, 'photo'), await signedIn(portal))
  expect(shown.headers.get('content-type')).toBe('image/png')
  expect(await actsTraced(portal)).toEqual(['saw-photo'])
})

test('R-83 so many CVs an hour and no more: 429, no trace, and a line in the log; an hour later it goes on', async ({
  portal,
}) => {
  await apply(portal)
  const cookie = await signedIn(portal)
  const path = `${await fileAt(portal, 'cv')}?as=download`
  for (let taken = 0; taken < mostDownloaded; taken++)
    expect((await look(portal, path, cookie)).status).toBe(200)
  const refused = await look(portal, path, cookie)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600'])
  expect((await actsTraced(portal)).filter((act) => act === 'downloaded-cv')).toHaveLength(mostDownloaded)
  expect(portal.log.map(({ event }) => event)).toContain('reading above the budget')
  for (let waited = 0; waited < 3; waited++) {
    minutesLater(portal, 21)
    await look(portal, '/desk/', cookie)
  }
  expect((await look(portal, path, cookie)).status).toBe(200)
})

test('a file of one application is not found under another, nor under a made-up number', async ({
  portal,
}) => {
  await apply(portal)
  await apply(portal, { email: 'other@post.example', letter: 'another' })
  const cookie = await signedIn(portal)
  const [one, other] = await portal.rows('application_files')
  for (const path of [
    `/desk/applications/${one!.application_id}/files/${other!.id}/`,
    `/desk/applications/${one!.application_id}/files/01970000-0000-7000-8000-000000000000/`,
  ])
    expect((await look(portal, path, cookie)).status).toBe(404)
  expect(await portal.rows('traces')).toEqual([])
})

test('R-83 whoever answers for privacy is told by letter that a colleague reached the limit, once an hour', async ({
  portal,
}) => {
  await apply(portal)
  const cookie = await signedIn(portal)
  const path = `${await fileAt(portal, 'cv')}?as=download`
  for (let taken = 0; taken <= mostDownloaded; taken++) await look(portal, path, cookie)
  const alarms = async () => (await portal.rows('outbox')).filter(({ letter }) => letter === 'desk-alarm')
  const [alarm, ...more] = await alarms()
  expect(more).toEqual([])
  expect(portal.promises.site.controllers.map(({ privacyContact }) => privacyContact.email)).toContain(
    alarm!.recipient,
  )
  expect(alarm!.subject).toBe('Ida Ek har nått gränsen för läsning')
  const [member] = await portal.rows('staff')
  expect(alarm!.text).toContain(`/desk/traces/?staff=${member!.id}`)
  expect(alarm!.text).toContain('2\u00a0november 2026')
  await look(portal, path, cookie)
  expect(await alarms()).toHaveLength(1)
  expect((await actsTraced(portal)).filter((act) => act === 'reached-limit')).toHaveLength(1)
})

test('R-83 so many applications an hour and no more: what is above it is not shown and leaves no trace', {
  tag: '@proof',
}, async ({ portal }) => {
  await apply(portal)
  const cookie = await signedIn(portal)
  const [application] = await portal.rows('applications')
  const path = `/desk/applications/${application!.id}/`
  for (let opened = 0; opened < mostOpened; opened++)
    expect(await (await look(portal, path, cookie)).text()).toContain(application!.name)
  const refused = await look(portal, path, cookie)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3600'])
  expect(await refused.text()).not.toContain(application!.name)
  expect((await actsTraced(portal)).filter((act) => act === 'opened')).toHaveLength(mostOpened)
})
