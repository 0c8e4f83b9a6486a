import { locales } from '../../functions/promises/language/languages.ts'
import { inLanguage, promises, readingPages } from './every-page.ts'
import { expect, test } from './test.ts'

const changes = (locale: string) => `/${locale}/privacy/recruitment/2026-11-01/changes/`

test('UX-61 what was added and removed is told in words, not by colour alone', async ({ page }) => {
  for (const [locale, added, removed] of [
    ['sv', 'Tillagt:', 'Borttaget:'],
    ['nb', 'Tilføyd:', 'Fjernet:'],
    ['en', 'Added:', 'Removed:'],
  ] as const) {
    await page.goto(changes(locale))
    for (const [mark, word] of [
      ['ins', added],
      ['del', removed],
    ] as const) {
      const told = await page.locator(`p:has(> ${mark})`).allInnerTexts()
      expect(told.length).toBeGreaterThan(0)
      for (const text of told) expect(text.startsWith(word), text).toBe(true)
    }
  }
})

for (const locale of locales)
  test(`UX-61 every version is reached from the one in force, with its date and kind of change (${locale})`, async ({
    page,
  }) => {
    for (const day of ['2026-11-01', '2026-09-01', '2026-06-01']) {
      await page.goto(`/${locale}/privacy/recruitment/`)
      await page.locator(`main a[href$="/privacy/recruitment/${day}/"]`).first().click()
      await expect(page).toHaveURL(new RegExp(`/${locale}/privacy/recruitment/${day}/$`))
      await expect(page.locator('h1')).toBeVisible()
    }
  })

test('a version kept in Swedish alone says so and is marked as Swedish', async ({ page }) => {
  await page.goto('/en/privacy/recruitment/2026-06-01/')
  await expect(page.getByText('This version is available in Swedish only.')).toBeVisible()
  await expect(page.locator('main .text [lang=sv] h2').first()).toHaveText('Kort sagt')
  await page.goto('/sv/privacy/recruitment/2026-06-01/')
  await expect(page.locator('main [lang]')).toHaveCount(0)
})

for (const locale of locales)
  test(`every page of policies is whole: no placeholder is left and every link in its contents leads somewhere (${locale})`, {
    tag: '@proof',
  }, async ({ page }) => {
    for (const path of inLanguage(locale, readingPages).filter((path) =>
      /privacy|accessibility|cookies/.test(path),
    )) {
      await page.goto(path)
      expect(await page.locator('main').innerText(), path).not.toMatch(/[{}]/)
      const lost = await page
        .locator('nav.card a[href^="#"]')
        .evaluateAll(
          (links) => links.filter((a) => !document.getElementById(a.getAttribute('href')!.slice(1))).length,
        )
      expect(lost, path).toBe(0)
    }
  })

for (const locale of locales)
  test(`R-38 every text a box ever had is found by its hash (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/privacy/consents/`)
    for (const purpose of promises.purposes)
      for (const { hashes, wording } of [purpose, ...purpose.earlier]) {
        await expect(page.locator(`[id="${hashes[locale]}"]`)).toBeVisible()
        await expect(page.getByText(wording[locale], { exact: true })).toBeVisible()
      }
  })
