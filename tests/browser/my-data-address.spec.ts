import type { Page } from '@playwright/test'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm } from '../portal/applying.ts'
import { faultsOn } from './looking.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 } })

/** The address of the newest link to a page of my data in the mailbox. */
async function linkTo(portal: RunningPortal, email: string, link: RegExp): Promise<string> {
  const letters = async () => (await portal.letters(email)).flatMap(({ text }) => link.exec(text)?.[0] ?? [])
  await expect.poll(async () => (await letters()).length).toBeGreaterThan(0)
  return (await letters())[0]!
}

async function openMine(page: Page, portal: RunningPortal, locale: 'sv' | 'nb' | 'en', email: string) {
  await page.request.post('/api/applications', {
    multipart: applicationForm({ locale, name: 'Nora Lund', email }),
    headers: { Origin: portal.at.origin, Accept: 'application/json' },
  })
  await page.goto(`/${locale}/my-data/`)
  await page.locator('#email').fill(email)
  await page.getByRole('button', { name: wordsIn(locale).myData.submit }).click()
  await page.goto(await linkTo(portal, email, /http\S+\/my-data\/[\w-]{43}\//))
  await page.getByRole('button', { name: wordsIn(locale).myData.open.button }).click()
}

for (const locale of ['sv', 'nb', 'en'] as const) {
  const { rights, errors, myData } = wordsIn(locale)
  const words = rights.address

  test(`E2 UX-28 without JavaScript a person changes their address and finds everything under the new one (${locale})`, {
    tag: '@proof',
  }, async ({ page, portal, browser }) => {
    const [email, other, newEmail] = ['nora', 'kim', 'ny'].map((name) => `${name}.${locale}@moving.example`)
    await page.route(/\.js$/, (route) => route.abort())
    await openMine(page, portal, locale, email!)
    const form = page.locator('#address')
    await form.locator('#email').fill(email!)
    await form.getByRole('button', { name: words.submit }).click()
    await expect(page.locator('#errors')).toContainText(errors.emailSameAsNow)
    expect(await faultsOn(page)).toEqual([])
    await page.locator('#email').fill(newEmail!)
    await page.getByRole('button', { name: words.submit }).click()
    await expect(page.getByRole('status')).toHaveText(rights.done.addressAsked)
    await expect(page.locator('main')).toContainText(myData.mine.kinds.addressChange)
    expect(await faultsOn(page)).toEqual([])

    const link = await linkTo(portal, newEmail!, /http\S+\/my-data\/address\/[\w-]{43}\//)
    const elsewhere = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const stranger = await elsewhere.newPage()
    await stranger.goto(link)
    await stranger.locator('#email').fill(other!)
    await stranger.getByRole('button', { name: words.open.button }).click()
    await expect(stranger.locator('#errors')).toContainText(errors.emailOtherThanBefore)
    expect(await faultsOn(stranger)).toEqual([])
    await elsewhere.close()

    await page.goto(link)
    await expect(page.locator('.lead')).toContainText(newEmail!)
    await expect(page.locator('#email')).toHaveCount(0)
    expect(await faultsOn(page)).toEqual([])
    await page.getByRole('button', { name: words.open.button }).click()
    await expect(page.getByRole('status')).toHaveText(rights.done.addressChanged)
    await expect(page.locator('.lead')).toContainText(newEmail!)
    await expect(page.locator('main del')).toHaveText(email!)
    await expect(page.locator('main ins')).toHaveText(newEmail!)
    await page.goto(link)
    await expect(page.locator('h1')).toHaveText(myData.open.expired.title)
  })
}
