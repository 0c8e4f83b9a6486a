import type { MineModel } from '../functions/my-data/models.ts'
import { deliverLetters } from '../functions/platform/mail/outbox.ts'
import { act, asProgram } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { askToMove, moveLinkIn, moveTo, newAddress } from './portal/moving.ts'
import {
  askForLink,
  cookieHeader,
  cookiesOf,
  followLink,
  linkIn,
  mine,
  owner,
  visit,
} from './portal/my-data.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { us, write } from './portal/writing.ts'

const stranger = 'kim.asnes@post.example'

const emailsIn = async (portal: TestPortal, table: string) =>
  (await portal.rows(table)).map(({ email }) => String(email)).sort()

async function heldBy(portal: TestPortal, cookie: string): Promise<MineModel> {
  return (await mine(portal, cookie)).json()
}

test('E2 after the button everything stands under the new address, with what stood there already and nothing of others', async ({
  portal,
}) => {
  await apply(portal, { email: owner, letter: 'Moves' })
  await write(portal, { email: owner })
  await apply(portal, { email: newAddress, letter: 'Stood there' })
  await apply(portal, { email: stranger })
  await write(portal, { email: stranger })
  const theirs = (await portal.rows('applications')).find(({ email }) => email === stranger)
  const asked = await askToMove(portal, await visit(portal))
  const answer = await followLink(portal, await moveLinkIn(portal), { cookies: cookiesOf(asked) })
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/sv/my-data/mine/?done=addressChanged',
  ])
  expect(await emailsIn(portal, 'applications')).toEqual([stranger, newAddress, newAddress])
  expect(await emailsIn(portal, 'contact_messages')).toEqual([stranger, newAddress].sort())
  expect((await portal.rows('applications')).find(({ email }) => email === stranger)).toEqual(theirs)
  const held = await heldBy(portal, cookieHeader(cookiesOf(answer)))
  expect(held.email).toBe(newAddress)
  expect(held.items.filter(({ kind }) => kind === 'application')).toHaveLength(2)
  expect(held.items.filter(({ kind }) => kind === 'message')).toHaveLength(1)
})

test('R-66 the address before stays with each thing that moved, and goes with it', async ({ portal }) => {
  for (const letter of ['one', 'two']) await apply(portal, { email: owner, letter })
  await write(portal, { email: owner })
  await apply(portal, { email: newAddress, letter: 'stood there' })
  const cookie = await moveTo(portal)
  const corrections = await portal.rows('corrections')
  expect(corrections).toHaveLength(3)
  expect(new Set(corrections.map(({ id }) => id)).size).toBe(3)
  for (const correction of corrections) expect(correction).toMatchObject({ field: 'email', old_value: owner })
  await act(portal, cookie, 'erase', { what: 'everything', confirm: 'on' }, asProgram)
  expect(await portal.rows('corrections')).toEqual([])
  expect(await emailsIn(portal, 'applications')).toEqual([])
})

test('R-67 what is locked away moves too, so that the next owner of the old mailbox never sees it', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await portal.client.execute(
    "update applications set defended_at = 1, base_starts_on = '2026-11-02', base_erase_by = '2028-11-02'",
  )
  await moveTo(portal)
  expect(await portal.rows('applications')).toMatchObject([{ email: newAddress, defended_at: 1 }])
  expect((await heldBy(portal, await visit(portal))).items.map(({ kind }) => kind)).not.toContain(
    'application',
  )
})

test('the old address is told that it is done, and its links, visits and waiting letters follow or end', async () => {
  const portal = await openPortal({ outside: (platform) => ({ ...platform, afterwards: () => undefined }) })
  const send = () => deliverLetters(portal.platform())
  await askForLink(portal)
  await send()
  const opened = await followLink(portal, await linkIn(portal), { email: owner })
  const cookie = cookieHeader(cookiesOf(opened))
  const asked = await askToMove(portal, cookie)
  await send()
  await apply(portal, { email: owner })
  await write(portal, { email: owner })
  const link = await moveLinkIn(portal)
  await followLink(portal, link, { cookies: cookiesOf(asked) })
  await send()
  const subjects = async (to: string) => (await portal.letters(to)).map(({ subject }) => subject)
  expect(await subjects(newAddress)).toHaveLength(3)
  expect((await subjects(owner))[0]).toMatch(/är bytt$/)
  expect((await portal.letters(owner))[0]!.text).toContain('n•••g@mail.example')
  expect((await portal.letters(us))[0]!.replyTo).toEqual([newAddress])
  expect((await mine(portal, cookie)).status).toBe(401)
  await portal.close()
})

test('a letter that may have been handed over already keeps its bytes and its address', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  await portal.letters()
  await portal.client.execute({
    sql: `update outbox set state = 'queued', recipient = ?, unsure_since = 1, next_try_at = 9e15
      where letter = 'application-receipt'`,
    args: [owner],
  })
  await moveTo(portal)
  const kept = (await portal.rows('outbox')).find(({ letter }) => letter === 'application-receipt')
  expect(kept).toMatchObject({ recipient: owner })
})

test('a bucket that is silent moves nothing, and the link still works afterwards', async ({ portal }) => {
  await apply(portal, { email: owner })
  const asked = await askToMove(portal, await visit(portal))
  const link = await moveLinkIn(portal)
  const { objects } = portal
  const set = objects.set.bind(objects)
  objects.set = () => {
    throw new Error('silent')
  }
  expect((await followLink(portal, link, { cookies: cookiesOf(asked) })).status).toBe(500)
  expect(await emailsIn(portal, 'applications')).toEqual([owner])
  objects.set = set
  expect((await followLink(portal, link, { cookies: cookiesOf(asked) })).status).toBe(303)
  expect(await emailsIn(portal, 'applications')).toEqual([newAddress])
})
