import type { BlocksModel } from '../functions/newsletter/desk/models.ts'
import { faultsIn } from './bench/db/plans.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { addReaders, leave, slug } from './portal/mailing.ts'
import { demoPromises, openPortal, type TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const administrator = (portal: TestPortal) => signedIn(portal, 'administrator')

async function lookUp(portal: TestPortal, cookie: string, email: string) {
  const answer = await send(portal, '/api/desk/newsletter/blocks', cookie, { email })
  const { page, model }: { page: string; model: BlocksModel } = await answer.json()
  expect(page).toBe('desk/blocks')
  return { status: answer.status, ...model }
}

test('blocks are told in numbers, few of them not exactly, and no address is ever listed', async ({
  portal,
}) => {
  const readers = await addReaders(portal, 8)
  for (const reader of readers.slice(0, 6)) await leave(portal, reader)
  await leave(portal, readers[6]!, 'all')
  await portal.client.execute("update suppressions set reason = 'bounced' where scope = 'all'")
  const answer = await look(portal, '/desk/newsletter/blocks/', await administrator(portal))
  const drawn = await answer.text()
  expect(JSON.parse(drawn).model.counts).toEqual({ left: 6, complained: 0, bounced: 'few' })
  expect(drawn).not.toContain('@post.example')
  expect(await portal.rows('traces')).toEqual([])
})

test('one address is looked up with the trace of it, and one that nothing is kept of leaves none', async ({
  portal,
}) => {
  const [first, second] = await addReaders(portal, 2)
  await leave(portal, first!)
  const cookie = await administrator(portal)
  const blocked = await lookUp(portal, cookie, ` ${first!.email.toUpperCase()}`)
  expect(blocked.found).toMatchObject({
    email: first!.email,
    state: 'left',
    blocks: [{ scope: 'newsletter', reason: 'left', since: portal.time.now.getTime() }],
  })
  expect((await lookUp(portal, cookie, second!.email)).found).toMatchObject({
    state: 'confirmed',
    blocks: [],
  })
  expect((await lookUp(portal, cookie, 'nobody@post.example')).found).toMatchObject({ state: 'unknown' })
  const [block] = await portal.rows('suppressions')
  const traces = await portal.rows('traces')
  expect(traces.map(({ act }) => act)).toEqual(['looked-up', 'looked-up', 'looked-up'])
  expect(traces.map(({ subject_id }) => subject_id).sort()).toEqual([first!.id, second!.id, block!.id].sort())
})

test('what is no address is not looked up, and stands in the form', async ({ portal }) => {
  const cookie = await administrator(portal)
  expect(await lookUp(portal, cookie, 'anna')).toMatchObject({
    status: 422,
    found: null,
    values: { email: 'anna' },
    problems: [{ field: 'email', message: 'emailMalformed' }],
  })
})

test('the newsletter’s pages are two calls to the database each, and none reads a whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  await addReaders(portal, 6)
  const cookie = await administrator(portal)
  const already = statements.length
  const calls = async (act: () => Promise<Response> | Response) => {
    const before = portal.turso.requests()
    expect((await act()).status).toBeLessThan(400)
    return portal.turso.requests() - before
  }
  const contact = { contacts: 'ida@partner.example\nreader1@post.example', source: 'mässan', locale: 'sv' }
  const act = `/api/desk/newsletter/issues/${slug}`
  const acts = [
    ...[
      '',
      'blocks/',
      'contacts/',
      `issues/${slug}/`,
      `issues/${slug}/letter/nb/`,
      `issues/${slug}/send/`,
    ].map((path) => () => look(portal, `/desk/newsletter/${path}`, cookie)),
    () => send(portal, '/api/desk/newsletter/blocks', cookie, { email: 'reader1@post.example' }),
    () => send(portal, `${act}/test`, cookie, {}),
    () => send(portal, `${act}/send`, cookie, { confirm: 'on' }),
    () => send(portal, `${act}/turn`, cookie, { what: 'pause' }),
  ]
  for (const one of acts) expect(await calls(one)).toBe(2)
  const before = portal.turso.requests()
  expect((await send(portal, '/api/desk/newsletter/contacts', cookie, contact)).status).toBe(422)
  expect(portal.turso.requests() - before).toBe(2)
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(20)
  await portal.close()
})

test('while the newsletter is off the desk has no pages for it', async () => {
  const promises = demoPromises()
  promises.site.capabilities = promises.site.capabilities.filter((name) => name !== 'newsletter')
  const portal = await openPortal({ promises })
  const cookie = await administrator(portal)
  for (const path of ['', 'blocks/', `issues/${slug}/`])
    expect((await look(portal, `/desk/newsletter/${path}`, cookie)).status).toBe(404)
  await portal.close()
})
