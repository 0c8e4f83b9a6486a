import { signedInWith, signIn, signOut } from '../functions/staff/sessions/sessions.ts'
import { employ } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

// What whoever takes lucia's place has to promise: three functions, and nothing else of theirs is used.

async function worldOf(portal: TestPortal) {
  await employ(portal)
  const [member] = await portal.rows('staff')
  const world = { db: portal.platform().db, clock: () => portal.time.now, promises: portal.promises }
  return { world, staffId: String(member!.id) }
}

test('a token is new at every sign-in, and answers who it is in one round trip', async ({ portal }) => {
  const { world, staffId } = await worldOf(portal)
  const one = await signIn(world, staffId, 'link')
  const other = await signIn(world, staffId, 'passkey')
  expect(one).not.toBe(other)
  expect(one).toMatch(/^[\w-]{43}$/)
  const before = portal.turso.requests()
  const found = await signedInWith(world, one)
  expect(portal.turso.requests() - before).toBe(1)
  expect(found?.member).toMatchObject({ id: staffId, name: 'Ida Ek', role: 'recruiter', locale: 'sv' })
})

test('signing out ends that session and no other', async ({ portal }) => {
  const { world, staffId } = await worldOf(portal)
  const [one, other] = [await signIn(world, staffId, 'link'), await signIn(world, staffId, 'link')]
  await signOut(world, (await signedInWith(world, one))!.sessionId)
  expect(await signedInWith(world, one)).toBeNull()
  expect(await signedInWith(world, other)).not.toBeNull()
})

test('being seen puts off the end by half an hour, as the clock says that it is handed', async ({
  portal,
}) => {
  const { world, staffId } = await worldOf(portal)
  const token = await signIn(world, staffId, 'link')
  minutesLater(portal, 29)
  expect(await signedInWith(world, token)).not.toBeNull()
  minutesLater(portal, 29)
  expect(await signedInWith(world, token)).not.toBeNull()
  minutesLater(portal, 30)
  expect(await signedInWith(world, token)).toBeNull()
})

test('what is no token of ours is nobody, and asks the database nothing', async ({ portal }) => {
  const { world } = await worldOf(portal)
  const before = portal.turso.requests()
  for (const token of ['', 'x', 'a'.repeat(42), `${'a'.repeat(42)}=`, 'ö'.repeat(43)])
    expect(await signedInWith(world, token), token).toBeNull()
  expect(portal.turso.requests()).toBe(before)
})
