import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { smallPdf } from '../portal/applying.ts'
import { expect, test } from './test.ts'

const cv = { name: 'cv åäö.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf) }

test.use({ viewport: { width: 360, height: 740 } })

for (const locale of locales) {
  const { apply, receipt } = wordsIn(locale)

  for (const javaScriptEnabled of [false, true]) {
    const how = `${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`

    test.describe(() => {
      test.use({ javaScriptEnabled })

      test(`UX-25 a good file need not be chosen again (${how})`, async ({ page }) => {
        await page.goto(`/${locale}/jobs/shore-power-technician/apply/`)
        await page.locator('#name').fill('Kim Åsnes')
        await page.locator('#cv').setInputFiles(cv)
        await page.locator('#acknowledged').check()
        await page.getByRole('button', { name: apply.submit }).click()
        await expect(page.locator('#errors')).toBeFocused()
        await expect(page.locator('#cv-held')).toContainText(cv.name)
        await expect(page.locator('#cv')).toHaveAttribute('aria-describedby', 'cv-hint cv-held')
        await page.locator('#email').fill(`hallen.${locale}${javaScriptEnabled}@post.example`)
        await page.getByRole('button', { name: apply.submit }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(receipt.title)
        await expect(page.getByText(cv.name).first()).toBeVisible()
      })

      test(`UX-38 UX-40 everything can be read through, changed and then sent (${how})`, async ({ page }) => {
        await page.goto(`/${locale}/jobs/shore-power-technician/apply/`)
        await page.locator('#name').fill('Kim Åsnes')
        await page.locator('#email').fill(`granskad.${locale}${javaScriptEnabled}@post.example`)
        await page.locator('#letter').fill('Rad ett\nRad två')
        await page.locator('#cv').setInputFiles(cv)
        await page.locator('#acknowledged').check()
        await page.getByRole('button', { name: apply.review.button }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(apply.review.title)
        const answers = page.locator('.answers').first()
        await expect(answers.locator('> *').first(), 'laid out as rows').toHaveCSS('display', 'grid')
        await expect(answers).toContainText('Rad ett\nRad två')
        await expect(answers).toContainText(cv.name)
        await expect(answers.getByText(apply.review.empty)).toHaveCount(4)
        await expect(page.locator('.answers').last()).toContainText(apply.review.no)

        const change = `${apply.review.change} ${apply.fields.letter.label}`
        await page.getByRole('button', { name: change, exact: true }).click()
        await expect(page.locator('#letter')).toBeFocused()
        await expect(page.locator('#letter')).toHaveValue('Rad ett\nRad två')
        await expect(page.locator('#acknowledged')).toBeChecked()
        await expect(page.locator('#errors')).toHaveCount(0)
        await page.locator('#letter').fill('Bara en rad')
        await page.getByRole('button', { name: apply.review.button }).click()
        await expect(page.locator('.answers').first()).toContainText('Bara en rad')
        await page.getByRole('button', { name: apply.submit }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(receipt.title)
      })
    })
  }
}

test('UX-38 Back leaves the review for the form with everything in it', async ({ page }) => {
  const { apply } = wordsIn('en')
  await page.goto('/en/jobs/shore-power-technician/apply/')
  await page.locator('#name').fill('Kim Back')
  await page.locator('#email').fill('back@post.example')
  await page.locator('#cv').setInputFiles(cv)
  await page.locator('#acknowledged').check()
  await page.getByRole('button', { name: apply.review.button }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(apply.review.title)
  await page.goBack()
  await expect(page.locator('#name')).toHaveValue('Kim Back')
  await expect(page.locator('#cv-held')).toContainText(cv.name)
})

test('a held file is left out by its box', async ({ page }) => {
  const { errors, apply } = wordsIn('sv')
  await page.goto('/sv/jobs/shore-power-technician/apply/')
  await page.locator('#cv').setInputFiles(cv)
  await page.getByRole('button', { name: apply.submit }).click()
  await page.locator('#removeCv').check()
  await page.getByRole('button', { name: apply.submit }).click()
  await expect(page.locator('#cv-error')).toHaveText(errors.cvMissing)
  await expect(page.locator('#cv-held')).toHaveCount(0)
})
