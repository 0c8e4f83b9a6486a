import { fill, wordsIn } from '../../functions/promises/language/words.ts'
import { promises } from './every-page.ts'
import { faultsOn } from './looking.ts'
import { expect, test } from './test.ts'

const error = { sv: /^Fel: 4 /, nb: /^Feil: 4 /, en: /^Error: 4 / } as const
const keptFields = ['name', 'email', 'message'] as const

test.use({ viewport: { width: 360, height: 740 } })

for (const locale of ['sv', 'nb', 'en'] as const) {
  const words = wordsIn(locale)

  test.describe(`from a phone without JavaScript (${locale})`, () => {
    test.use({ javaScriptEnabled: false })

    test(`UX-2 UX-41 a person writes, reads what happens next, and both sides get a letter (${locale})`, async ({
      page,
      portal,
    }) => {
      const address = `ulla.${locale}@post.example`
      await page.goto(`/${locale}/`)
      await page.getByRole('link', { name: words.contact.link }).click()
      await page.locator('#name').fill('Ulla Trångvik')
      await page.locator('#email').fill(address)
      await page.locator('#message').fill('Går det att komma med rullstol?')
      await page.locator('#consent-contact').check()
      await page.getByRole('button', { name: words.contact.submit }).click()

      await expect(page).toHaveURL(new RegExp(`/${locale}/sent/contact/$`))
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.sent.contact.title)
      const { contact } = promises.site
      await expect(page.locator('main')).toContainText(contact.answersWithin[locale])
      await expect(page.getByRole('link', { name: words.sent.contact.rule })).toHaveAttribute(
        'href',
        `/${locale}/privacy/retention/#contact`,
      )
      const { rows } = await portal.database.execute({
        sql: 'select * from contact_messages where email = ?',
        args: [address],
      })
      const [receipt] = await portal.letters(address)
      expect(receipt!.text).toContain(String(rows[0]!.reference))
      const toUs = (await portal.letters(contact.email)).find(({ text }) => text.includes(address))
      expect(toUs!.text).toContain('Går det att komma med rullstol?')
    })

    test(`UX-26 UX-28 UX-29 an unfinished form comes back with what is missing and what was written (${locale})`, async ({
      page,
    }) => {
      await page.goto(`/${locale}/contact/`)
      const [answer] = await Promise.all([
        page.waitForResponse(/api\/contact/),
        page.getByRole('button', { name: words.contact.submit }).click(),
      ])
      expect(answer.status()).toBe(422)
      await expect(page).toHaveTitle(error[locale])
      const summary = page.locator('#errors')
      await expect(summary.getByRole('heading', { level: 2 })).toContainText('4')
      for (const field of [...keptFields, 'consent-contact']) {
        const link = summary.locator(`a[href="#${field}"]`)
        await expect(page.locator(`#${field}-error`)).toHaveText(await link.innerText())
        await expect(page.locator(`#${field}`)).toHaveAttribute('aria-invalid', 'true')
        await expect(page.locator(`#${field}`)).toHaveAttribute(
          'aria-describedby',
          new RegExp(`^${field}-error`),
        )
      }
      await page.locator('#name').fill('Ulla <b>Trångvik</b>')
      await page.locator('#email').fill('ulla')
      await page.locator('#message').fill('Rad ett\nRad två')
      await page.locator('#consent-contact').check()
      await page.getByRole('button', { name: words.contact.submit }).click()
      await expect(summary.getByRole('link')).toHaveText([words.errors.emailMalformed])
      await expect(page.locator('#name')).toHaveValue('Ulla <b>Trångvik</b>')
      await expect(page.locator('#email')).toHaveValue('ulla')
      await expect(page.locator('#message')).toHaveValue('Rad ett\nRad två')
      await expect(page.locator('#consent-contact')).toBeChecked()
      await expect(page.locator('[lang][hreflang]').first()).toHaveAttribute('href', '/sv/contact/')
    })
  })

  test(`the page says who reads it and how else to reach them (${locale})`, async ({ page }) => {
    const { contact, controllers } = promises.site
    await page.goto(`/${locale}/contact/`)
    const aside = page.locator('aside')
    for (const line of [...controllers[0]!.postalAddress, contact.email])
      await expect(aside).toContainText(line)
    await expect(aside).toContainText(fill(words.contact.hours, { hours: contact.hours![locale] }))
    await expect(aside.locator('a[href^="tel:"]')).toHaveCount(1)
    await expect(page.locator('main input:not([type=hidden]), main textarea')).toHaveCount(5)
    await expect(page.locator('#consent-contact')).not.toBeChecked()
  })
}

test('UX-27 the whole form can be filled in, corrected and sent with the keyboard alone', async ({
  page,
}) => {
  const { keyboard } = page
  await page.goto('/en/contact/')
  await page.locator('#name').focus()
  await keyboard.type('Ulla Trångvik')
  await keyboard.press('Enter')
  await expect(page.locator('#errors')).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(page.locator('#email')).toBeFocused()
  await keyboard.type('ulla.keys@post.example')
  await keyboard.press('Tab')
  await keyboard.type('Is there a lift?')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect(page.locator('#consent-contact')).toBeFocused()
  await keyboard.press('Space')
  await keyboard.press('Tab')
  await expect(page.getByRole('button', { name: wordsIn('en').contact.submit })).toBeFocused()
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/\/en\/sent\/contact\/$/)
})

for (const width of [320, 1280]) {
  test(`UX-54 UX-57 the form with its errors has no accessibility fault and fits at ${width} px`, {
    tag: '@proof',
  }, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    for (const locale of ['sv', 'nb', 'en'] as const) {
      await page.goto(`/${locale}/contact/`)
      await page.getByRole('button', { name: wordsIn(locale).contact.submit }).click()
      await expect(page.locator('#errors')).toBeVisible()
      expect(await faultsOn(page), locale).toEqual([])
    }
  })
}

test('the form looks the same whether the page was drawn at build or with its errors', async ({ page }) => {
  const looks = () =>
    page.locator('#name-hint').evaluate((hint) => [getComputedStyle(hint).marginBlockEnd, hint.clientHeight])
  await page.goto('/sv/contact/')
  const atBuild = await looks()
  expect(atBuild[0]).toBe('0px')
  await page.getByRole('button', { name: wordsIn('sv').contact.submit }).click()
  await expect(page.locator('#errors')).toBeVisible()
  expect(await looks()).toEqual(atBuild)
})

test('R-19 a double click and Back send one message', async ({ page, portal }) => {
  await page.goto('/sv/contact/')
  await page.locator('#name').fill('Ulla Trångvik')
  await page.locator('#email').fill('ulla.twice@post.example')
  await page.locator('#message').fill('En gång räcker.')
  await page.locator('#consent-contact').check()
  await page.getByRole('button', { name: wordsIn('sv').contact.submit }).dblclick()
  await expect(page).toHaveURL(/\/sv\/sent\/contact\/$/)
  await page.goBack()
  await expect(page.locator('#message')).toHaveValue('En gång räcker.')
  await page.getByRole('button', { name: wordsIn('sv').contact.submit }).click()
  await expect(page).toHaveURL(/\/sv\/sent\/contact\/$/)
  const { rows } = await portal.database.execute(
    "select id from contact_messages where email = 'ulla.twice@post.example'",
  )
  expect(rows).toHaveLength(1)
})
