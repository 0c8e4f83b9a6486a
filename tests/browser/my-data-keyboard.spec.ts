import type { Locator, Page } from '@playwright/test'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm } from '../portal/applying.ts'
import { expect, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })

const locale = 'nb'
const { myData, rights } = wordsIn(locale)

/** Goes from stop to stop until it is there, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let stops = 0; stops < 120; stops++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error('the keyboard does not get there')
}

async function press(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  await tabTo(page, page.getByRole(role, { name, exact: true }).first())
  await page.keyboard.press('Enter')
}

test('UX-55 E2 E3 by keyboard alone and without JavaScript a person opens their data, puts the name right and erases everything', {
  tag: '@proof',
}, async ({ page, portal }) => {
  const email = 'tast.atur@post.example'
  await page.request.post('/api/applications', {
    multipart: applicationForm({ locale, email, name: 'Tast Aturr' }),
    headers: { Origin: portal.at.origin, Accept: 'application/json' },
  })
  await page.goto(`/${locale}/my-data/`)
  await tabTo(page, page.locator('#email'))
  await page.keyboard.type(email)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/${locale}/sent/my-data/`)
  const links = async () =>
    (await portal.letters(email)).flatMap(({ text }) => text.match(/\S+\/my-data\/[\w-]{43}\//) ?? [])
  await expect.poll(async () => (await links()).length).toBe(1)
  await page.goto((await links())[0]!)
  await press(page, 'button', myData.open.button)
  await page.waitForURL(`**/${locale}/my-data/mine/`)

  await press(page, 'link', rights.correct.fields.name)
  await tabTo(page, page.locator('#value'))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Tast Atur')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText(rights.done.corrected)

  await press(page, 'button', myData.erase.everything)
  const toldOnes = page.locator('main li', { hasText: 'Henvendelse om opplysningene dine lagres i tre år' })
  await expect(toldOnes.first()).toContainText('Rettslig grunnlag: rettslig forpliktelse')
  await press(page, 'button', myData.erase.yes)
  await page.waitForURL(`**/${locale}/verify/**`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(myData.verify.title)
  await expect(toldOnes.first()).toContainText('Rettslig grunnlag: rettslig forpliktelse')
})
