import { reapOrphans } from '../functions/applications/erasure/reaper.ts'
import { unseal } from '../functions/platform/secrets/sealing.ts'
import { tinyPng } from './corpora/photos.ts'
import { applicationForm, apply, type Fields, fromOurPage, smallPdf } from './portal/applying.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const photo = () => new File([tinyPng()], 'jag.png', { type: 'image/png' })
const minuteMs = 60_000

/** The form with a mistake in it, as its page comes back. */
async function formBack(portal: TestPortal, changes: Fields = {}) {
  const body = applicationForm({ name: '', ...changes })
  const answer = await portal.app.request('/api/applications', { method: 'POST', body, headers: fromOurPage })
  expect(answer.status).toBe(422)
  return (await answer.json()).model as {
    held: { kind: string; name: string; bytes: number; token: string }[]
    problems: { field: string; message: string }[]
  }
}

function later(portal: TestPortal, minutes: number) {
  portal.time.now = new Date(portal.time.now.getTime() + minutes * minuteMs)
}

test('UX-25 a good file of a form that comes back is held: sealed in the bucket, its key in the form, no row', async ({
  portal,
}) => {
  const { held } = await formBack(portal, { photo: photo() })
  expect(held).toMatchObject([
    { kind: 'cv', name: 'Mitt CV.pdf', bytes: smallPdf.length },
    { kind: 'photo', name: 'jag.png' },
  ])
  const names = [...portal.objects.keys()]
  expect(names).toHaveLength(2)
  for (const name of names) expect(name).toMatch(/^held\/2026-11-02\/[0-9a-f]{32}$/)
  for (const { token } of held)
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toMatch(/held|pdf/)
  for (const table of ['applications', 'application_files', 'sent_forms', 'outbox'])
    expect(await portal.rows(table), table).toEqual([])
})

test('UX-25 the held file is sent with the form: nothing is put again, and its row opens it', async ({
  portal,
}) => {
  const { held } = await formBack(portal, { photo: photo() })
  const [heldCv, heldPhoto] = held.map(({ token }) => token)
  const answer = await apply(portal, { cv: null, heldCv: heldCv!, heldPhoto: heldPhoto! })
  expect(answer.status).toBe(201)
  expect(portal.objects.size).toBe(2)
  const [cv, ...others] = await portal.rows('application_files')
  expect(others).toHaveLength(1)
  expect(cv).toMatchObject({ display_name: 'Mitt CV.pdf', media_type: 'application/pdf' })
  const object = portal.objects.get(String(cv!.object_name))!
  expect(await unseal({ key: String(cv!.sealing_key), bytes: object.bytes })).toEqual(smallPdf)
  const [letter] = await portal.letters('asa.oberg@post.example')
  expect(letter!.text).toMatch(/Mitt CV\W+pdf/)
})

test('one form that came back and was sent is one put for each file and one call to the database', async () => {
  let puts = 0
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      afterwards: () => undefined,
      files: {
        ...platform.files,
        put(name, bytes) {
          puts++
          return platform.files.put(name, bytes)
        },
      },
    }),
  })
  const before = portal.turso.requests()
  const { held } = await formBack(portal, { photo: photo() })
  expect(portal.turso.requests() - before).toBe(0)
  const [heldCv, heldPhoto] = held.map(({ token }) => token)
  await formBack(portal, { cv: null, heldCv: heldCv!, heldPhoto: heldPhoto! })
  expect((await apply(portal, { cv: null, heldCv: heldCv!, heldPhoto: heldPhoto! })).status).toBe(201)
  expect(portal.turso.requests() - before).toBe(1)
  expect(puts).toBe(2)
  await portal.close()
})

test('a program gets the token of a held file with the problem details', async ({ portal }) => {
  const problem = await (await apply(portal, { name: '' })).json()
  expect(problem).toMatchObject({ status: 422, heldCv: expect.any(String) })
  expect((await apply(portal, { cv: null, heldCv: problem.heldCv })).status).toBe(201)
})

test('R-19 the same form with its file and with its held file is one application', async ({ portal }) => {
  const { held } = await formBack(portal)
  const first = await (await apply(portal)).json()
  const second = await (await apply(portal, { cv: null, heldCv: held[0]!.token })).json()
  expect(second).toEqual(first)
  expect(await portal.rows('applications')).toHaveLength(1)
})

test('UX-35 a token that is altered, of another opening, of another kind or an hour old asks for the file again and loses nothing else', async ({
  portal,
}) => {
  const { held } = await formBack(portal, { photo: photo() })
  const [heldCv, heldPhoto] = held.map(({ token }) => token) as [string, string]
  const altered = heldCv.slice(0, -3) + (heldCv.at(-3) === 'A' ? 'B' : 'A') + heldCv.slice(-2)
  const asksAgain = async (changes: Fields) => {
    const { problems, held } = await formBack(portal, { name: 'Kim', cv: null, ...changes })
    expect(problems).toEqual([{ field: 'cv', message: 'cvNotHeld' }])
    return held
  }
  await asksAgain({ heldCv: altered })
  await asksAgain({ heldCv: 'x' })
  await asksAgain({ heldCv: heldPhoto })
  await asksAgain({ heldCv, opening: 'recruiter-gothenburg' })
  expect(await asksAgain({ heldCv: altered, heldPhoto })).toMatchObject([{ kind: 'photo', token: heldPhoto }])
  later(portal, 59)
  expect((await formBack(portal, { cv: null, heldCv })).problems).toMatchObject([{ field: 'name' }])
  later(portal, 1)
  await asksAgain({ heldCv })
  expect(await portal.rows('applications')).toEqual([])
})

test('a held file can be left out, replaced, and outlives a replacement that is refused', async ({
  portal,
}) => {
  const { held } = await formBack(portal)
  const heldCv = held[0]!.token
  expect((await formBack(portal, { name: 'Kim', cv: null, heldCv, removeCv: 'on' })).problems).toEqual([
    { field: 'cv', message: 'cvMissing' },
  ])
  const refused = await formBack(portal, { name: 'Kim', cv: new File([], 'nytt.pdf'), heldCv })
  expect(refused).toMatchObject({ problems: [{ message: 'cvEmpty' }], held: [{ token: heldCv }] })
  const other = new File([smallPdf], 'nytt.pdf')
  expect((await apply(portal, { cv: other, heldCv })).status).toBe(201)
  expect(await portal.rows('application_files')).toMatchObject([{ display_name: 'nytt.pdf' }])
})

test('a held file belongs to the first application sent with it: another asks for the file again', async ({
  portal,
}) => {
  const { held } = await formBack(portal)
  const heldCv = held[0]!.token
  await apply(portal, { cv: null, heldCv })
  const second = await formBack(portal, { name: 'Någon Annan', cv: null, heldCv })
  expect(second).toMatchObject({ problems: [{ field: 'cv', message: 'cvNotHeld' }], held: [] })
  expect(await portal.rows('applications')).toHaveLength(1)
  expect(await portal.rows('application_files')).toHaveLength(1)
})

test('a held file that is gone from the bucket is asked for again', async ({ portal }) => {
  const { held } = await formBack(portal)
  portal.objects.clear()
  const { problems } = await formBack(portal, { name: 'Kim', cv: null, heldCv: held[0]!.token })
  expect(problems).toEqual([{ field: 'cv', message: 'cvNotHeld' }])
})

test('a form that was never sent leaves nothing: its files go when their time is over, those of a sent one stay', async ({
  portal,
}) => {
  const sent = await formBack(portal)
  await apply(portal, { cv: null, heldCv: sent.held[0]!.token })
  await formBack(portal, { email: 'glomsk@post.example' })
  const reap = () => reapOrphans(portal.platform(), portal.promises.retention, portal.time.now)
  later(portal, 60)
  expect(await reap()).toBe(0)
  later(portal, 11)
  expect(await reap()).toBe(1)
  const [file] = await portal.rows('application_files')
  expect([...portal.objects.keys()]).toEqual([file!.object_name])
})

test('nothing is held for an opening that has closed', async ({ portal }) => {
  portal.time.now = new Date('2026-12-16T23:00:00Z')
  expect((await formBack(portal)).held).toEqual([])
  expect(portal.objects.size).toBe(0)
})

test('a bucket that does not answer costs the file, not the form', async () => {
  const put = () => Promise.reject(new Error('no answer'))
  const portal = await openPortal({
    outside: (platform) => ({ ...platform, files: { ...platform.files, put } }),
  })
  const { problems, held } = await formBack(portal)
  expect(problems).toMatchObject([{ message: 'nameMissing' }, { message: 'cvNotHeld' }])
  expect(held).toEqual([])
  await portal.close()
})
