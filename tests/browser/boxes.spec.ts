import { locales } from '../../functions/promises/language/languages.ts'
import { expect, test } from './test.ts'

const forms = ['jobs/shore-power-technician/apply', 'jobs/open/apply', 'contact', 'newsletter']

for (const locale of locales)
  for (const javaScriptEnabled of [false, true])
    test.describe(() => {
      test.use({ javaScriptEnabled })

      test(`R-20 R-35 no box is ticked on its own: not at first, not after Back, not after an error (${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript)`, {
        tag: javaScriptEnabled ? '@proof' : [],
      }, async ({ page }) => {
        const ticked = page.locator('form [type=checkbox]:checked')
        for (const form of forms) {
          await page.goto(`/${locale}/${form}/`)
          await expect(page.locator('form [type=checkbox]').first(), form).toBeVisible()
          await expect(ticked, form).toHaveCount(0)
          await page.goto(`/${locale}/`)
          await page.goBack()
          await expect(ticked, form).toHaveCount(0)
          await page.locator('form[method=post] .button[type=submit]').click()
          await expect(page.locator('#errors'), form).toBeFocused()
          await expect(ticked, form).toHaveCount(0)
        }
      })
    })
