import type { ListModel, ReadingModel } from '../functions/applications/desk/models.ts'
import { tinyPng } from './corpora/photos.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { erase, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const list = `/desk/openings/${jobSlug}/`

async function modelAt<Model>(portal: TestPortal, path: string, cookie: string): Promise<Model> {
  return (await (await look(portal, path, cookie)).json()).model
}

const names = async (portal: TestPortal, query: string, cookie: string) =>
  (await modelAt<ListModel>(portal, list + query, cookie)).lines.map(({ name }) => name)

async function applyAs(portal: TestPortal, ...people: string[]): Promise<void> {
  for (const [at, name] of people.entries()) {
    portal.time.now = new Date(portal.time.now.getTime() + 1_000)
    await apply(portal, { name, email: `p${at}@post.example` })
  }
}

const idOf = async (portal: TestPortal, name: string) =>
  String((await portal.rows('applications')).find((row) => row.name === name)!.id)

test('a recruiter sees who applied for their opening, the newest first, and how many there are of each status', async ({
  portal,
}) => {
  await applyAs(portal, 'Bo Ek', 'Åsa Berg', 'Cecilia Dal')
  await apply(portal, { opening: 'open', role: 'job-seeker', name: 'Somebody Else' })
  const cookie = await signedIn(portal)
  const model = await modelAt<ListModel>(portal, list, cookie)
  expect(model.lines.map(({ name }) => name)).toEqual(['Cecilia Dal', 'Åsa Berg', 'Bo Ek'])
  expect([model.total, model.counts]).toEqual([3, { received: 3 }])
  expect(await names(portal, '?sort=name', cookie)).toEqual(['Bo Ek', 'Cecilia Dal', 'Åsa Berg'])
  expect(await names(portal, '?sort=oldest&page=2', cookie)).toEqual([])
})

test('a name or an address is found by how it begins, in small and capital letters', async ({ portal }) => {
  await applyAs(portal, 'Bo Ek', 'Åsa Berg', 'åke ström', 'Bodil Ås')
  const cookie = await signedIn(portal)
  expect(await names(portal, '?q=bo', cookie)).toEqual(['Bodil Ås', 'Bo Ek'])
  expect(await names(portal, '?q=%C3%A5sa', cookie)).toEqual(['Åsa Berg'])
  expect(await names(portal, '?q=%C3%85KE', cookie)).toEqual(['åke ström'])
  expect(await names(portal, '?q=P1@', cookie)).toEqual(['Åsa Berg'])
  expect(await names(portal, '?q=%25', cookie)).toEqual([])
})

test('R-83 what is locked away, restricted or being erased is in no list and not to be opened', async ({
  portal,
}) => {
  await applyAs(portal, 'Locked', 'Restricted', 'Going', 'There')
  const cookie = await signedIn(portal)
  const [locked, restricted, going] = await Promise.all(
    ['Locked', 'Restricted', 'Going'].map((name) => idOf(portal, name)),
  )
  await portal.client.batch([
    { sql: 'update applications set defended_at = 1 where id = ?', args: [locked!] },
    {
      sql: `insert into restrictions values (?, 'inaccurate', '2026-11-01', '2027-02-01')`,
      args: [restricted!],
    },
    { sql: `insert into erasing values (?, 'application')`, args: [going!] },
  ])
  expect(await names(portal, '', cookie)).toEqual(['There'])
  for (const id of [locked, restricted, going])
    expect((await look(portal, `/desk/applications/${id}/`, cookie)).status).toBe(404)
  expect(await portal.rows('traces')).toEqual([])
})

test('R-83 opening an application is two round trips and one trace, and the trace names nobody', async ({
  portal,
}) => {
  await applyAs(portal, 'Bo Ek')
  const cookie = await signedIn(portal)
  const id = await idOf(portal, 'Bo Ek')
  await portal.letters()
  const before = portal.turso.requests()
  const model = await modelAt<ReadingModel>(portal, `/desk/applications/${id}/`, cookie)
  expect(portal.turso.requests() - before).toBe(2)
  expect(model.application).toMatchObject({ name: 'Bo Ek', status: 'received' })
  expect(model.files.map(({ displayName }) => displayName)).toEqual(['Mitt CV.pdf'])
  expect(JSON.stringify(model)).not.toContain('sealing')
  const [member] = await portal.rows('staff')
  expect(await portal.rows('traces')).toMatchObject([
    { subject_id: id, staff_id: member!.id, role: 'recruiter', act: 'opened', reason: null },
  ])
  expect(JSON.stringify(await portal.rows('traces'))).not.toMatch(/Bo Ek|@/)
})

test('R-83 an application to somebody else’s opening is not there: not to read, not its files, not to change', async ({
  portal,
}) => {
  await applyAs(portal, 'Bo Ek')
  const id = await idOf(portal, 'Bo Ek')
  const [file] = await portal.rows('application_files')
  const others = [await signedIn(portal, 'recruiter', ['open']), await signedIn(portal, 'reader', ['open'])]
  for (const cookie of others) {
    for (const path of [list, `/desk/applications/${id}/`, `/desk/applications/${id}/files/${file!.id}/`])
      expect((await look(portal, path, cookie)).status, path).toBe(404)
  }
  const [recruiter] = others
  await portal.client.execute(`insert into application_labels values ('${id}', 'kept', 1, null, null)`)
  for (const name of ['remove', 'label'])
    expect(
      (await send(portal, `/api/desk/applications/${id}/labels`, recruiter!, { [name]: 'kept' })).status,
    ).toBe(404)
  expect(await portal.rows('application_labels')).toHaveLength(1)
  expect((await send(portal, `/api/desk/applications/${id}/notes`, recruiter!, { note: 'x' })).status).toBe(
    404,
  )
  await send(portal, '/api/desk/applications/status', recruiter!, { what: id, to: 'hired', opening: jobSlug })
  expect((await portal.rows('applications'))[0]!.status).toBe('received')
  for (const table of ['traces', 'application_notes', 'application_steps'])
    expect(await portal.rows(table)).toEqual([])
  expect((await look(portal, list, await signedIn(portal, 'administrator'))).status).toBe(200)
})

test('going from one application to the next follows the list, and skips what it leaves out', async ({
  portal,
}) => {
  await applyAs(portal, 'One', 'Two', 'Three', 'Four')
  const cookie = await signedIn(portal)
  const [one, two, three, four] = await Promise.all(
    ['One', 'Two', 'Three', 'Four'].map((n) => idOf(portal, n)),
  )
  const around = async (id: string, query = '') => {
    const { newer, older } = await modelAt<ReadingModel>(portal, `/desk/applications/${id}/${query}`, cookie)
    return [newer, older]
  }
  expect(await around(four!)).toEqual([null, three])
  expect(await around(two!)).toEqual([three, one])
  await send(portal, '/api/desk/applications/status', cookie, {
    what: three!,
    to: 'rejected',
    opening: jobSlug,
  })
  expect(await around(two!, '?status=received')).toEqual([four, one])
})

test('erasing an application takes notes, ratings, labels, steps and written reasons with it, and leaves traces that are nobody’s', async ({
  portal,
}) => {
  await apply(portal, { name: 'Bo Ek', photo: new File([tinyPng()], 'jag.png') })
  const cookie = await signedIn(portal)
  const id = await idOf(portal, 'Bo Ek')
  const of = `/api/desk/applications/${id}`
  await look(portal, `/desk/applications/${id}/`, cookie)
  await send(portal, `${of}/notes`, cookie, { note: 'A canary note' })
  await send(portal, `${of}/rating`, cookie, { stars: '4' })
  await send(portal, `${of}/labels`, cookie, { label: 'canary' })
  await send(portal, '/api/desk/applications/status', cookie, { what: id, to: 'hired', opening: jobSlug })
  await portal.client.execute(
    `insert into traces values ('r', '${id}', 's', 'privacy-officer', 'opened', 'A canary reason', 1)`,
  )
  await erase(portal, await visit(portal, 'asa.oberg@post.example'), {
    what: 'everything',
    confirm: 'on',
  })
  await portal.letters()
  for (const table of ['application_notes', 'application_ratings', 'application_labels', 'application_steps'])
    expect(await portal.rows(table), table).toEqual([])
  expect((await portal.rows('traces')).map(({ reason }) => reason)).toEqual([null, null])
})
