import { locales } from '../../functions/promises/language/languages.ts'
import { inLanguage, readingPages } from './every-page.ts'
import { expect, test } from './test.ts'

for (const locale of locales) {
  test(`no two headings of a page say the same (${locale})`, { tag: '@proof' }, async ({ page }) => {
    for (const path of inLanguage(locale, readingPages)) {
      await page.goto(path)
      const said = await page.locator('main :is(h1, h2, h3)').allInnerTexts()
      expect(
        said.filter((heading, at) => said.indexOf(heading) !== at),
        path,
      ).toEqual([])
    }
  })
}

test('what home promises is read as sentences, the figure first', async ({ page }) => {
  await page.goto('/sv/')
  await expect(page.locator('.figures')).toMatchAriaSnapshot(`
    - list:
      - listitem: /^två år Ansökan sparas i två år/
      - listitem: /^\\d+ leverantörer behandlar uppgifter åt oss/
      - listitem: /^0 kakor för statistik eller reklam/
  `)
})

test('the last day to apply is read as a day: with a full stop in Norwegian alone', async ({ page }) => {
  const days = page.locator('.entries').first().getByRole('time')
  await page.goto('/nb/jobs/')
  await expect(days.first()).toMatchAriaSnapshot('- time: /^Søk senest \\d+\\. \\w+ \\d{4}$/')
  await page.goto('/sv/jobs/')
  await expect(days.first()).toMatchAriaSnapshot('- time: /^Sök senast \\d+ \\w+ \\d{4}$/')
})
