import type { Page } from '@playwright/test'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { faultsOn } from './looking.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 } })

/** Applies for a job, with the talent pool's box ticked; ends on the receipt. */
async function applyOn(page: Page, locale: 'sv' | 'nb' | 'en', email: string) {
  await page.goto(`/${locale}/jobs/shore-power-technician/apply/`)
  await page.locator('#name').fill('Kim Åsnes')
  await page.locator('#email').fill(email)
  await page.locator('details summary').click()
  await page.locator('#cvText').fill('Elektriker')
  await page.locator('#acknowledged').check()
  await page.locator('#consent-talent-pool').check()
  await page.getByRole('button', { name: wordsIn(locale).apply.submit }).click()
  await page.waitForURL(/applications/)
}

/** No accessibility fault axe knows, and nothing to scroll to sideways. */
async function expectSound(page: Page) {
  expect(await faultsOn(page), page.url()).toEqual([])
}

async function keptOf(portal: RunningPortal, email: string) {
  const sql = 'select * from applications where email = ?'
  return (await portal.database.execute({ sql, args: [email] })).rows
}

for (const locale of ['sv', 'nb', 'en'] as const) {
  test.describe(`without JavaScript (${locale})`, () => {
    test.use({ javaScriptEnabled: false })

    test(`UX-45 from the receipt a person leaves the talent pool, then withdraws the application (${locale})`, async ({
      page,
      portal,
    }) => {
      const words = wordsIn(locale).withdraw
      const email = `leaver.${locale}@post.example`
      await applyOn(page, locale, email)
      const receipt = page.url()

      await page.getByRole('button', { name: words.leavePool }).click()
      await expect(page).toHaveURL(receipt)
      await expect(page.getByRole('button', { name: words.leavePool })).toHaveCount(0)
      const [kept] = await keptOf(portal, email)
      await expect(page.locator(`time[datetime="${kept!.erase_by}"]`).first()).toBeVisible()

      await page.getByRole('button', { name: words.start }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title)
      await expect(page.getByText(String(kept!.reference))).toBeVisible()
      await page.getByRole('link', { name: words.back }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsIn(locale).receipt.title)
      expect(await keptOf(portal, email)).toHaveLength(1)

      await page.getByRole('button', { name: words.start }).click()
      await page.getByRole('button', { name: words.confirm }).click()
      await expect(page).toHaveURL(new RegExp(`/${locale}/sent/withdrawn/$`))
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.done.title)
      await expect(page.locator('main')).not.toContainText(/Åsnes|leaver/)
      expect(await keptOf(portal, email)).toEqual([])

      expect((await page.goto(receipt))!.status()).toBe(410)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        wordsIn(locale).problems.applicationGone.title,
      )
    })
  })
}

test('R-67 once the recruitment has ended the receipt says why the application stays, until when and whom to write to', {
  tag: '@proof',
}, async ({ page, portal }) => {
  const email = 'too.late@post.example'
  await applyOn(page, 'sv', email)
  await expectSound(page)
  await page.getByRole('button', { name: wordsIn('sv').withdraw.start }).click()
  await expectSound(page)
  const sql =
    "update applications set base_starts_on = '2026-01-02', base_erase_by = '2090-01-02' where email = ?"
  await portal.database.execute({ sql, args: [email] })
  await page.getByRole('button', { name: wordsIn('sv').withdraw.confirm }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsIn('sv').withdraw.decidedTitle)
  await expect(page.locator('time[datetime="2090-01-02"]')).toBeVisible()
  await expect(page.locator('main a[href="mailto:dataskydd@larkspar.example"]')).toBeVisible()
  await expect(page.locator('main')).toContainText('diskriminerad')
  await expectSound(page)
  await page.getByRole('link', { name: wordsIn('sv').withdraw.toReceipt }).click()
  await expect(page.getByRole('heading', { name: wordsIn('sv').withdraw.decidedTitle })).toBeVisible()
  await expect(page.getByRole('button', { name: wordsIn('sv').withdraw.start })).toHaveCount(0)
  await expectSound(page)
})
