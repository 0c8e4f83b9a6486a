import { wordsIn } from '../../functions/promises/language/words.ts'
import { type Colleague, employ, enterByLink, linkToDesk } from './at-the-desk.ts'
import { promises } from './every-page.ts'
import { faultsOn } from './looking.ts'
import { addPasskeyIn, withDevice } from './passkey-device.ts'
import { expect, test } from './test.ts'

const { passkeys, signOut, letIn } = wordsIn('sv').desk

function colleague(name: string): Colleague {
  const openings = [promises.openings[0]!.slug]
  return { email: `${name}@staff.example`, name, locale: 'sv', role: 'recruiter', openings }
}

test('R-81 somebody adds a passkey, signs in with it, and the link alone lets nobody in any more', {
  tag: '@proof',
}, async ({ page, portal }) => {
  const ida = colleague('ida.ek')
  await employ(portal, ida)
  await withDevice(page)
  await enterByLink(page, portal, ida)
  await addPasskeyIn(page, 'Jobbdatorn')
  expect(await faultsOn(page)).toEqual([])
  await page.getByLabel(passkeys.name.label).fill('En gång till')
  await page.getByRole('button', { name: passkeys.add }).click()
  await expect(page.getByRole('status')).toHaveText(passkeys.known)

  await page.getByRole('button', { name: signOut, exact: true }).first().click()
  await page.waitForURL('**/desk/sign-in/?l=*')
  await page.goto('/desk/sign-in/?l=sv')
  expect(await faultsOn(page)).toEqual([])
  await page.getByRole('button', { name: passkeys.signIn.button }).click()
  await page.waitForURL('**/desk/')

  await page.goto(await linkToDesk(page, portal, ida))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(passkeys.needed.title)
  await expect(page.getByRole('button', { name: letIn.button, exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: passkeys.signIn.button }).click()
  await page.waitForURL('**/desk/')

  await page.goto('/desk/me/')
  await page.getByRole('link', { name: `${passkeys.remove}: Jobbdatorn` }).click()
  await expect(page.getByText(passkeys.removing.last)).toBeVisible()
  expect(await faultsOn(page)).toEqual([])
  await page.getByRole('button', { name: passkeys.removing.button }).click()
  await expect(page.getByText(passkeys.none)).toBeVisible()
})

test('whoever breaks off at their device is told that nothing has changed', async ({ page, portal }) => {
  const sessions = async () => (await portal.database.execute('select id from staff_sessions')).rows
  const before = await sessions()
  await page.goto('/desk/sign-in/?l=sv')
  await withDevice(page)
  await page.getByRole('button', { name: passkeys.signIn.button }).click()
  await expect(page.getByRole('status')).toHaveText(passkeys.cancelled)
  expect(await sessions()).toEqual(before)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('UX-54 a page that could take a passkey says what that takes, and shows no button for it', {
    tag: '@proof',
  }, async ({ page, portal }) => {
    const nils = colleague('nils.dal')
    await employ(portal, nils)
    await enterByLink(page, portal, nils)
    await page.goto('/desk/me/')
    await expect(page.getByText(passkeys.needsScript)).toBeVisible()
    await expect(page.getByRole('button', { name: passkeys.add })).toHaveCount(0)
  })
})
