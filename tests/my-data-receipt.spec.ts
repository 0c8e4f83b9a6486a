import { erase, owner, visit } from './portal/my-data.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

test('a receipt is genuine until a single character is another; the portal keeps none', async ({
  portal,
}) => {
  await write(portal, { email: owner })
  const cookie = await visit(portal)
  const { signed, receipt } = await (
    await erase(portal, cookie, { what: 'everything', confirm: 'on' })
  ).json()
  const check = async (text: string) => {
    const headers = { Accept: 'application/json' }
    return portal.app.request(`/sv/verify/?receipt=${encodeURIComponent(text)}`, { headers })
  }
  expect(await (await check(signed)).json()).toMatchObject({ state: 'genuine', receipt })
  for (let at = 0; at < signed.length; at += 7) {
    const other = signed[at] === 'A' ? 'B' : 'A'
    const tampered = signed.slice(0, at) + other + signed.slice(at + 1)
    expect((await check(tampered)).status, tampered).toBe(422)
  }
  expect(signed).not.toContain(owner)
  expect(JSON.stringify(receipt)).not.toContain(owner)
})
