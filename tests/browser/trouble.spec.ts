import type { Page } from '@playwright/test'
import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { expect, test } from './test.ts'

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

/** Fills in a form, with a CV of so many bytes. */
async function fillIn(page: Page, path: string, cvBytes: number): Promise<void> {
  await page.goto(path)
  await page.locator('#name').fill('Kim Åsnes')
  await page.locator('#email').fill('kvar@post.example')
  await page.locator('#letter').fill('Rad ett\nRad två')
  const buffer = Buffer.alloc(cvBytes, '%PDF-1.4 ')
  await page.locator('#cv').setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer })
  await page.locator('#acknowledged').check()
}

/** Sends it, reads the page that says why not, and goes back to a form that is as it was. */
async function expectKept(
  page: Page,
  locale: (typeof locales)[number],
  kind: 'tooLarge' | 'internal',
  status: number,
) {
  const { apply, problems } = wordsIn(locale)
  const [answer] = await Promise.all([
    page.waitForResponse(/api\/applications/),
    page.getByRole('button', { name: apply.submit }).click(),
  ])
  expect(answer.status()).toBe(status)
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(problems[kind].title)
  await expect(page.locator('main')).toContainText(problems[kind].next)
  await expect(page.getByRole('link', { name: problems.jobs, exact: true })).toBeVisible()
  await page.goBack()
  await expect(page.locator('#name')).toHaveValue('Kim Åsnes')
  await expect(page.locator('#letter')).toHaveValue('Rad ett\nRad två')
}

for (const locale of locales) {
  const form = `/${locale}/jobs/shore-power-technician/apply/`

  test(`UX-35 without JavaScript, files too large together are answered by a page, and Back has everything (${locale})`, {
    tag: '@proof',
  }, async ({ page }) => {
    await fillIn(page, form, 9_100_000)
    await expectKept(page, locale, 'tooLarge', 413)
  })

  test(`UX-35 UX-62 without JavaScript, a fault of ours is answered by a page, and Back has everything (${locale})`, async ({
    page,
    portal,
  }) => {
    await fillIn(page, form, 1_000)
    await page.locator('details summary').click()
    await page.locator('#cvText').fill('Elektriker')
    await page.locator('#cv').setInputFiles([])
    await portal.database.execute('alter table sent_forms rename to sent_forms_away')
    try {
      await expectKept(page, locale, 'internal', 500)
    } finally {
      await portal.database.execute('alter table sent_forms_away rename to sent_forms')
    }
  })
}
