import { sql } from 'drizzle-orm'
import { messagesGone } from '../functions/contact/erasure.ts'
import { takingBack } from '../functions/contact/withdrawal.ts'
import { faultsIn } from './bench/db/plans.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look, send, signedIn } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const officer = (portal: TestPortal) => signedIn(portal, 'privacy-officer')

async function idOf(portal: TestPortal): Promise<string> {
  return String((await portal.rows('contact_messages')).at(-1)!.id)
}

test('a message that went while it was read, or that its person has restricted, is said not to be here, and nothing is sent', async ({
  portal,
}) => {
  await write(portal)
  await write(portal, { email: 'bo@post.example', message: 'Annat' })
  const cookie = await officer(portal)
  const [gone, restricted] = (await portal.rows('contact_messages')).map(({ id }) => String(id))
  await portal.client.execute({ sql: 'delete from contact_messages where id = ?', args: [gone!] })
  await portal.client.execute({
    sql: "insert into restrictions (subject_id, reason, since_on, review_on) values (?, 'inaccurate', '2026-11-02', '2027-02-02')",
    args: [restricted!],
  })
  for (const id of [gone, restricted]) {
    const answers = [
      await look(portal, `/desk/messages/${id}/`, cookie),
      await send(portal, `/api/desk/messages/${id}/answer`, cookie, { answer: 'Ja.', what: 'look' }),
      await send(portal, `/api/desk/messages/${id}/answer`, cookie, { answer: 'Ja.', what: 'send' }),
      await send(portal, `/api/desk/messages/${id}/done`, cookie, {}),
      await send(portal, `/api/desk/messages/${id}/waiting`, cookie, {}),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ page: 'desk/problem', model: { kind: 'messageNotHere' } })
    }
  }
  const { model } = await (await look(portal, '/desk/messages/', cookie)).json()
  expect(model).toMatchObject({ lines: [], counts: { waiting: 0, done: 0 } })
  expect(await portal.rows('traces')).toEqual([])
  expect(await portal.rows('contact_answers')).toEqual([])
})

test('R-38 an answer goes with its message, by its rule and when the consent is taken back', async ({
  portal,
}) => {
  await write(portal)
  const cookie = await officer(portal)
  const id = await idOf(portal)
  await send(portal, `/api/desk/messages/${id}/answer`, cookie, { answer: 'Ja.', what: 'send' })
  await write(portal, { message: 'Och parkeringen?' })
  const [, other] = await portal.rows('contact_messages')
  const answering = `/api/desk/messages/${other!.id}/answer`
  await send(portal, answering, cookie, { answer: 'Gratis.', what: 'send' })
  expect(await portal.rows('contact_answers')).toMatchObject([{ answer: 'Ja.' }, { answer: 'Gratis.' }])
  const { db } = portal.platform()
  await db.write(messagesGone([id]))
  expect(await portal.rows('contact_answers')).toMatchObject([{ answer: 'Gratis.' }])
  const meant = sql`(select ${String(other!.id)} as id)`
  await db.write(takingBack(meant, { form: 'my-data', now: portal.time.now }))
  expect(await portal.rows('contact_answers')).toEqual([])
})

test('reading the inbox is two calls to the database, answering one more, and none reads a whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  await write(portal)
  const cookie = await officer(portal)
  const id = await idOf(portal)
  const already = statements.length
  const calls = async (act: Promise<Response> | Response, before = portal.turso.requests()) => {
    expect((await act).status).toBeLessThan(400)
    return portal.turso.requests() - before
  }
  expect(await calls(look(portal, '/desk/messages/', cookie))).toBe(2)
  expect(await calls(look(portal, '/desk/messages/?which=done', cookie))).toBe(2)
  expect(await calls(look(portal, `/desk/messages/${id}/`, cookie))).toBe(2)
  expect(await calls(send(portal, `/api/desk/messages/${id}/done`, cookie, {}))).toBe(2)
  await calls(send(portal, `/api/desk/messages/${id}/answer`, cookie, { answer: 'Ja.', what: 'send' }))
  await portal.letters()
  const { faults } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  await portal.close()
})
