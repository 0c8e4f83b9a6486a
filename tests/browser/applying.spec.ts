import { wordsIn } from '../../functions/promises/language/words.ts'
import { smallPdf } from '../portal/applying.ts'
import { expect, test } from './test.ts'

const job = 'shore-power-technician'
const said = {
  sv: { send: 'Skicka ansökan', error: /^Fel: 3 / },
  nb: { send: 'Send søknaden', error: /^Feil: 3 / },
  en: { send: 'Send the application', error: /^Error: 3 / },
} as const

test.use({ viewport: { width: 360, height: 740 } })

for (const locale of ['sv', 'nb', 'en'] as const) {
  test.describe(`from a phone without JavaScript (${locale})`, () => {
    test.use({ javaScriptEnabled: false })

    test(`UX-2 a person applies with a CV and gets a receipt with the day of erasure (${locale})`, async ({
      page,
      portal,
    }) => {
      const words = said[locale]
      const address = `kim.${locale}@post.example`
      await page.goto(`/${locale}/jobs/${job}/apply/`)
      await page.locator('#name').fill('Kim Åsnes')
      await page.locator('#email').fill(address)
      await page
        .locator('#cv')
        .setInputFiles({ name: 'cv åäö.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf) })
      await page.locator('#acknowledged').check()
      await page.getByRole('button', { name: words.send }).click()

      await expect(page).toHaveURL(new RegExp(`/${locale}/applications/`))
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsIn(locale).receipt.title)
      await expect(page.getByText('cv åäö.pdf')).toBeVisible()
      const { rows } = await portal.database.execute({
        sql: 'select * from applications where email = ?',
        args: [address],
      })
      await expect(page.locator(`time[datetime="${rows[0]!.erase_by}"]`).first()).toBeVisible()
      await expect(page.getByText(String(rows[0]!.reference))).toBeVisible()

      const [letter] = await portal.letters(address)
      expect(letter!.text).toContain(String(rows[0]!.reference))
      expect(letter!.text).toContain(page.url())
      expect(letter!.html).toContain(`<html lang="${locale}">`)
    })

    test(`UX-26 UX-29 an empty form comes back with what is missing and what was written (${locale})`, async ({
      page,
    }) => {
      const words = said[locale]
      await page.goto(`/${locale}/jobs/${job}/apply/`)
      await page.locator('#name').fill('Kim Åsnes')
      await page.locator('#letter').fill('Rad ett\nRad två')
      const [answer] = await Promise.all([
        page.waitForResponse(/api\/applications/),
        page.getByRole('button', { name: words.send }).click(),
      ])
      expect(answer.status()).toBe(422)
      await expect(page).toHaveTitle(words.error)
      const summary = page.locator('#errors')
      await expect(summary.getByRole('heading', { level: 2 })).toContainText('3')
      await expect(summary.getByRole('link')).toHaveCount(3)
      await expect(page.locator('#name')).toHaveValue('Kim Åsnes')
      await expect(page.locator('#letter')).toHaveValue('Rad ett\nRad två')
      await expect(page.locator('#email')).toHaveAttribute('aria-invalid', 'true')
      const link = summary.getByRole('link').first()
      const text = await link.innerText()
      await expect(page.locator('#email-error')).toHaveText(text)
    })
  })
}
