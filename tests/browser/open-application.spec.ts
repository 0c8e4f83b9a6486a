import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { roles } from '../../functions/promises/openings/roles.ts'
import { faultsOn, sideways } from './looking.ts'
import { expect, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 } })

for (const locale of locales) {
  test.describe(`without JavaScript (${locale})`, () => {
    test.use({ javaScriptEnabled: false })

    test(`D2 a subcontractor sees only their own questions, puts a number right and reads the rule on the receipt (${locale})`, async ({
      page,
      portal,
    }) => {
      const { apply, errors } = wordsIn(locale)
      await page.goto(`/${locale}/jobs/open/apply/`)
      await expect(page.locator('.for-role:visible')).toHaveCount(0)
      await page.locator('#role').selectOption('subcontractor')
      await expect(page.locator('.for-role:visible legend')).toHaveText([apply.roles.titles.subcontractor])
      await expect(page.locator('#consent-talent-pool')).toBeHidden()
      await page.locator('#company').fill('Fjordström AB')
      await page.locator('#companyNumber').fill('402000-0009')
      await page.locator('#name').fill('Kim Åsnes')
      await page.locator('#email').fill(`sub.${locale}@post.example`)
      await page.locator('details summary').click()
      await page.locator('#cvText').fill('Elektriker')
      await page.locator('#acknowledged').check()
      await page.getByRole('button', { name: apply.submit }).click()

      await expect(page.locator('#errors a')).toHaveText([errors.companyNumberWrong])
      await expect(page.locator('#companyNumber-error')).toBeVisible()
      await expect(page.locator('#company')).toHaveValue('Fjordström AB')
      await expect.poll(() => sideways(page)).toEqual([])
      await page.locator('#companyNumber').fill('402000-0008')
      await page.getByRole('button', { name: apply.submit }).click()

      await expect(page).toHaveURL(/applications/)
      await expect(page.getByText('402000-0008')).toBeVisible()
      await expect(page.getByText(apply.roles.names.subcontractor)).toBeVisible()
      const sql = 'select * from applications where email = ?'
      const { rows } = await portal.database.execute({ sql, args: [`sub.${locale}@post.example`] })
      expect(rows[0]!.deciding_rule).toBe('subcontractor')
      await expect(page.locator(`time[datetime="${rows[0]!.erase_by}"]`).first()).toBeVisible()
      await expect(page.locator('a[href$="retention/#subcontractor"]')).toBeVisible()
    })
  })
}

test('D2 UX-54 each role’s questions come and go with the choice, and have no accessibility fault', {
  tag: '@proof',
}, async ({ page }) => {
  await page.goto('/sv/jobs/open/apply/')
  for (const role of roles) {
    await page.locator('#role').selectOption(role)
    await expect(page.locator('.for-role:visible')).toHaveAttribute('data-role', role)
    const isAsked = role === 'job-seeker' || role === 'student'
    await expect(page.locator('#consent-talent-pool')).toBeVisible({ visible: isAsked })
    expect(await faultsOn(page), role).toEqual([])
  }
})
