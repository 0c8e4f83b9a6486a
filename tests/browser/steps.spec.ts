import type { Page } from '@playwright/test'
import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { smallPdf } from '../portal/applying.ts'
import { faultsOn } from './looking.ts'
import { expect, test } from './test.ts'

const cv = { name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf) }

/** The page as it stands now: its heading, and nothing that axe or a narrow screen has against it. */
async function expectSound(page: Page, heading: string) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  expect(await faultsOn(page), heading).toEqual([])
}

for (const [width, locale] of [320, 1280].flatMap((width) =>
  locales.map((locale) => [width, locale] as const),
)) {
  test(`UX-54 UX-57 every page on the way, from errors over review and receipt to withdrawn, has no accessibility fault at ${width} px (${locale})`, {
    tag: '@proof',
  }, async ({ page }) => {
    test.setTimeout(180_000)
    const { apply, receipt, withdraw, problems, sent, contact } = wordsIn(locale)
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`/${locale}/jobs/shore-power-technician/apply/`)
    await page.locator('#cv').setInputFiles(cv)
    await page.locator('#phone').fill('ring mig')
    await press(apply.submit)
    await expect(page.locator('#errors')).toBeFocused()
    await expect(page.locator('#cv-held')).toBeVisible()
    expect(await faultsOn(page), 'errors, and a file that is held').toEqual([])
    await page.locator('#phone').fill('070-174 06 05')
    await page.locator('#name').fill('Kim Åsnes')
    await page.locator('#email').fill(`steg.${locale}${width}@gmial.com`)
    await page.locator('#letter').fill('Mitt nummer är 811218-9876.')
    await page.locator('#acknowledged').check()
    await page.locator('#consent-talent-pool').check()
    await expect(page.locator('#email-warning')).toBeVisible()
    await expect(page.locator('#letter-warning')).toBeVisible()
    expect(await faultsOn(page), 'two warnings').toEqual([])
    await press(apply.review.button)
    await expectSound(page, apply.review.title)
    await press(apply.submit)
    await expectSound(page, receipt.title)
    const address = page.url()
    await press(withdraw.start)
    await expectSound(page, withdraw.title)
    await press(withdraw.confirm)
    await expectSound(page, withdraw.done.title)
    await page.goto(address)
    await expectSound(page, problems.applicationGone.title)

    await page.goto(`/${locale}/contact/`)
    await page.locator('#name').fill('Kim Åsnes')
    await page.locator('#email').fill(`steg.${locale}${width}@post.example`)
    await page.locator('#message').fill('Har ni parkering?')
    await page.locator('#consent-contact').check()
    await press(contact.submit)
    await expectSound(page, sent.contact.title)
  })
}
