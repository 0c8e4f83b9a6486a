import { moveTo, newAddress } from './portal/moving.ts'
import { owner } from './portal/my-data.ts'
import { answer, enter, lettersTo } from './portal/requests.ts'
import { expect, test } from './portal/test.ts'

test('R-59 after a change of address an open request is answered at the new one, and an answered one is found under it without an address', async ({
  portal,
}) => {
  const answered = await enter(portal)
  await answer(portal, answered)
  const open = await enter(portal, { kind: 'portability' })
  await enter(portal, { email: 'kim.asnes@post.example' })
  await moveTo(portal)
  const { addressHash } = portal.platform()
  const rows = await portal.rows('requests')
  expect(rows.find(({ reference }) => reference === open)).toMatchObject({
    email: newAddress,
    address_hash: await addressHash(newAddress),
  })
  expect(rows.find(({ reference }) => reference === answered)).toMatchObject({
    email: null,
    address_hash: await addressHash(newAddress),
  })
  expect(rows.map(({ email }) => email)).toContain('kim.asnes@post.example')
  expect(rows.map(({ address_hash }) => address_hash)).not.toContain(await addressHash(owner))
  await answer(portal, open)
  expect((await lettersTo(portal, newAddress)).length).toBeGreaterThan(0)
})
