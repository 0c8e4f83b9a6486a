import { addStaffFromTerminal } from '../functions/staff/command.ts'
import { linkForFirstAdministrator } from '../functions/staff/welcome.ts'
import { jobSlug } from './portal/applying.ts'
import { askForDesk, employ, letIn, look } from './portal/desk.ts'
import { cookiesOf } from './portal/my-data.ts'
import { withPasskey } from './portal/passkeys.ts'
import { origin, type TestPortal } from './portal/portal.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

function worldOf(portal: TestPortal) {
  const { db, addressHash } = portal.platform()
  const { promises, time } = portal
  return { promises, now: time.now, database: () => db, addressHash: () => addressHash }
}

test('an account is given from the terminal, and its owner can ask for a link at once', async ({
  portal,
}) => {
  const args = ['ida.ek@staff.example', '--role', 'recruiter', '--opening', jobSlug, '--language', 'nb']
  expect(await addStaffFromTerminal(args, worldOf(portal))).toContain('can sign in as recruiter')
  await askForDesk(portal, 'Ida.Ek@staff.example ')
  expect(await portal.letters('ida.ek@staff.example')).toHaveLength(1)
})

for (const [what, args, problem] of [
  ['without a role', ['a@b.example'], 'usage'],
  ['of an unknown role', ['a@b.example', '--role', 'boss'], 'usage'],
  ['without an address', ['nobody', '--role', 'administrator'], 'no e-mail address'],
  ['for a recruiter of nothing', ['a@b.example', '--role', 'recruiter'], 'name at least one'],
  ['for an opening there is not', ['a@b.example', '--role', 'reader', '--opening', 'x'], 'no opening "x"'],
] as const)
  test(`an account ${what} is not given, and the sentence says why`, async ({ portal }) => {
    await expect(addStaffFromTerminal([...args], worldOf(portal))).rejects.toThrow(problem)
    expect(await portal.rows('staff')).toEqual([])
  })

test('an address that has an account keeps it as it is', async ({ portal }) => {
  const email = await employ(portal)
  const again = addStaffFromTerminal([email, '--role', 'administrator'], worldOf(portal))
  await expect(again).rejects.toThrow('has an account already')
  expect((await portal.rows('staff')).map(({ role }) => role)).toEqual(['recruiter'])
})

test('a portal on one’s own machine prints a link that lets the first administrator in once, in any browser', async ({
  portal,
}) => {
  const { promises, time } = portal
  const welcome = () => linkForFirstAdministrator({ ...portal.platform(), promises, now: time.now, origin })
  const path = (await welcome()).slice(origin.length)
  const { '__Host-staff': key } = cookiesOf(await letIn(portal, path))
  expect((await look(portal, '/desk/', `__Host-staff=${key}`)).status).toBe(200)
  expect((await letIn(portal, path)).status).toBe(410)
  await welcome()
  expect(await portal.rows('staff')).toHaveLength(1)
})

test('keys and sessions go by their rules, and an account nobody uses with its passkeys, after a year and what the rule adds', async ({
  portal,
}) => {
  await withPasskey(portal)
  await sweepAt(portal, '2026-11-02T18:00:00Z')
  expect(await portal.rows('staff_keys')).toEqual([])
  expect(await portal.rows('staff_sessions')).toEqual([])
  const [account] = await portal.rows('staff')
  expect(account!.erase_by).toBe('2029-11-02')
  await sweepAt(portal, '2029-11-01T23:30:00Z')
  expect(await portal.rows('staff')).toEqual([])
  expect(await portal.rows('passkeys')).toEqual([])
})
