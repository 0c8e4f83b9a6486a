import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm } from '../portal/applying.ts'
import { faultsOn } from './looking.ts'
import { goIn } from './my-data-visit.ts'
import { expect, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 } })

for (const locale of locales) {
  const { myData, rights, apply } = wordsIn(locale)

  test(`R-41 R-66 at 360 px a student reads and saves the receipt of a consent, and puts the level right (${locale})`, {
    tag: '@proof',
  }, async ({ page, portal }) => {
    const email = `kim.student.${locale}@post.example`
    const told = { opening: 'open', role: 'student', level: 'bachelor', 'consent-talent-pool': 'on' }
    await page.request.post('/api/applications', {
      multipart: applicationForm({ locale, email, ...told }),
      headers: { Origin: portal.at.origin, Accept: 'application/json' },
    })
    await goIn(page, portal, locale, email)
    await page.getByRole('link', { name: myData.consentReceipt.link }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(myData.consentReceipt.title)
    await expect(page.locator('blockquote')).not.toBeEmpty()
    expect(await faultsOn(page)).toEqual([])
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: myData.consentReceipt.json }).click()
    expect((await saved).suggestedFilename()).toBe('consent-receipt.json')

    await page.getByRole('link', { name: rights.correct.back }).click()
    const { label, options } = apply.roles.fields.level
    await page.getByRole('link', { name: label, exact: true }).click()
    await page.getByRole('combobox').selectOption(options.master)
    expect(await faultsOn(page)).toEqual([])
    await page.getByRole('button', { name: rights.correct.save }).click()
    await expect(page.locator('del')).toHaveText(options.bachelor)
    await expect(page.locator('ins')).toHaveText(options.master)
    await expect(page.getByText(`${label}: ${options.master}`).first()).toBeVisible()
    expect(await faultsOn(page)).toEqual([])
  })
}
