import { deliverLetters } from '../functions/platform/mail/outbox.ts'
import { act, asProgram } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { askToMove, moveLinkIn, newAddress } from './portal/moving.ts'
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
import { openPortal } from './portal/portal.ts'
import { minutesLater } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'

const known = 'kim.asnes@post.example'

test('E2 who wants another address gets a link there, the old address is warned, and nothing has changed yet', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const before = await portal.rows('applications')
  const page = await askToMove(portal, cookie, newAddress, {})
  expect([page.status, page.headers.get('location')]).toEqual([303, '/sv/my-data/mine/?done=addressAsked'])
  const [link] = await portal.letters(newAddress)
  expect(link!.text).toContain(await moveLinkIn(portal))
  expect(link!.text).not.toContain('nora.lund')
  const [warning] = await portal.letters(owner)
  expect(warning!.text).toContain('n•••g@mail.example')
  expect(warning!.text).not.toContain(newAddress)
  expect(warning!.text).toContain('/sv/my-data/')
  expect(await portal.rows('applications')).toEqual(before)
  expect(await portal.rows('corrections')).toEqual([])
})

test('T12 the answer is the same whatever is known of the new address, and one batch asks nothing about it', async () => {
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
  await apply(portal, { email: known })
  await askForLink(portal)
  await deliverLetters(portal.platform())
  const opened = await followLink(portal, await linkIn(portal), { email: owner })
  const cookie = cookieHeader(cookiesOf(opened))
  asked.length = 0
  const answers = [await askToMove(portal, cookie, known), await askToMove(portal, cookie, newAddress)]
  const [one, other] = await Promise.all(answers.map(async (it) => [it.status, await it.text()]))
  expect(one).toEqual(other)
  expect(asked).toHaveLength(2)
  expect(asked[0]).toEqual(asked[1])
  expect(asked.flat().join()).not.toMatch(/applications|contact_messages|subscription|suppressions/)
  await portal.close()
})

test('an address gets at most three such letters a day, and a fourth question leaves the third link', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  let asked = await askToMove(portal, cookie)
  const first = await moveLinkIn(portal)
  for (const _ of [2, 3]) asked = await askToMove(portal, cookie)
  const third = await moveLinkIn(portal)
  expect((await askToMove(portal, cookie)).status).toBe(200)
  expect(await portal.letters(newAddress)).toHaveLength(3)
  const warnings = (await portal.rows('outbox')).filter(({ letter }) => letter === 'address-change-asked')
  expect(warnings).toHaveLength(3)
  expect((await followLink(portal, first, { cookies: cookiesOf(asked), email: owner })).status).toBe(410)
  expect((await followLink(portal, third, { email: owner })).status).toBe(303)
})

test('nobody has more than ten changes of address asked for in a day, however many addresses they name', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  for (let at = 0; at < 11; at++) await askToMove(portal, cookie, `nora.${at}@mail.example`)
  expect(await portal.letters('nora.9@mail.example')).toHaveLength(1)
  expect(await portal.letters('nora.10@mail.example')).toEqual([])
})

test('an address that cannot be one, or is the old one, is said to be so to people and programs, and nothing is sent', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  const before = (await portal.letters()).length
  for (const [email, sentence] of [
    ['', 'Skriv'],
    ['nora', 'Kontrollera'],
    [` ${owner.toUpperCase()} `, 'redan har'],
  ] as const) {
    const refused = await askToMove(portal, cookie, email)
    expect(refused.status, email).toBe(422)
    expect(await refused.json()).toMatchObject({ errors: { email: [expect.stringContaining(sentence)] } })
    const page = await askToMove(portal, cookie, email, {})
    expect(page.status).toBe(422)
    expect(await page.json()).toMatchObject({ page: 'my-data/new-address', model: { values: { email } } })
  }
  expect(await portal.letters()).toHaveLength(before)
  expect((await portal.rows('my_data_keys')).map(({ opens }) => opens)).toEqual(['visit'])
})

test('without an open visit nobody asks for another address', async ({ portal }) => {
  expect((await askToMove(portal, '')).status).toBe(401)
  expect((await act(portal, '', 'address', { email: newAddress })).headers.get('location')).toBe(
    '/nb/my-data/',
  )
  expect(await portal.letters()).toEqual([])
})

test('whoever did not ask stops a change by asking for a link to the old address, also when there is no letter left today', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  for (const _ of [2, 3]) await askForLink(portal)
  const asked = await askToMove(portal, cookie)
  await askForLink(portal)
  const cookies = cookiesOf(asked)
  expect((await followLink(portal, await moveLinkIn(portal), { cookies })).status).toBe(410)
})

test('R-68 erasing everything ends a change that waits, and the letter to the new address has nothing left to say', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const asked = await askToMove(portal, cookie)
  const link = await moveLinkIn(portal)
  await act(portal, cookie, 'erase', { what: 'everything', confirm: 'on' }, asProgram)
  const { addressHash } = portal.platform()
  const left = { sql: 'select * from outbox where address_hash = ?', args: [await addressHash(newAddress)] }
  expect((await portal.client.execute(left)).rows).toMatchObject([{ state: 'sent', recipient: '', html: '' }])
  expect((await followLink(portal, link, { cookies: cookiesOf(asked) })).status).toBe(410)
})

test('T13 the page shows that a change waits, the database neither its key nor either address, and it goes by its rule', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  await askToMove(portal, cookie)
  const link = await moveLinkIn(portal)
  const held = await (await mine(portal, cookie)).json()
  const kinds = held.items.map(({ kind }: { kind: string }) => kind)
  expect(kinds).toContain('addressChange')
  const kept = JSON.stringify(await portal.rows('my_data_keys'))
  for (const secret of [link.split('/')[4]!, owner, newAddress]) expect(kept).not.toContain(secret)
  expect(JSON.stringify(portal.log)).not.toMatch(new RegExp(`${owner}|${newAddress}|${link}`))
  minutesLater(portal, 30)
  const late = await followLink(portal, link, { email: owner })
  expect(late.status).toBe(410)
})

test('R-68 a letter to the new address that has not gone out never does, once everything is erased', async ({
  portal,
}) => {
  const cookie = await visit(portal)
  await portal.client.execute(
    "create trigger busy after insert on outbox when new.letter = 'address-change' begin update outbox set next_try_at = next_try_at + 86400000 where id = new.id; end",
  )
  await askToMove(portal, cookie)
  expect(await portal.letters(newAddress)).toEqual([])
  await act(portal, cookie, 'erase', { what: 'everything', confirm: 'on' }, asProgram)
  expect((await portal.rows('outbox')).map(({ letter }) => letter)).not.toContain('address-change')
})

test('T9 who erases everything in between sends no more letters to a new address than three a day', async ({
  portal,
}) => {
  for (let round = 0; round < 5; round++) {
    const cookie = await visit(portal)
    await askToMove(portal, cookie)
    await act(portal, cookie, 'erase', { what: 'everything', confirm: 'on' }, asProgram)
  }
  expect(await portal.letters(newAddress)).toHaveLength(3)
})
