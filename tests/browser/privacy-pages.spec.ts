import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { controllersIn, employersIn } from '../../functions/promises/policies/responsible.ts'
import { inLanguage, promises, readingPages } from './every-page.ts'
import { sideways } from './looking.ts'
import { expect, test } from './test.ts'

const { site } = promises
const privacyPages = readingPages.filter((path) => /privacy|cookies|accessibility/.test(path))

for (const locale of locales)
  test(`every right is told with a link that uses it, and the link leads somewhere (${locale})`, {
    tag: '@proof',
  }, async ({ page }) => {
    for (const policy of ['privacy/', 'privacy/privacy/', 'privacy/recruitment/']) {
      await page.goto(`/${locale}/${policy}`)
      const { marketing, ...rights } = wordsIn(locale).policy.acts
      const told = policy === 'privacy/privacy/' ? { ...rights, marketing } : rights
      for (const act of Object.values(told)) {
        const address = await page.locator('main').getByRole('link', { name: act }).getAttribute('href')
        expect(address, `${locale}/${policy}`).toBe(`/${locale}/my-data/`)
        expect((await page.request.get(address!)).status()).toBe(200)
      }
    }
  })

test('the policies for everybody stand before the one for who reads the newsletter', async ({ page }) => {
  await page.goto('/sv/privacy/')
  const policies = page.locator('main ul').first().getByRole('link')
  await expect(policies).toHaveText([/Så behandlar vi/, /när du söker jobb/, /nyhetsbrevet/])
})

for (const locale of locales)
  test(`A2 who is responsible, for whom they recruit and which authority sees to it is named in each policy (${locale})`, async ({
    page,
  }) => {
    for (const policy of ['privacy', 'recruitment']) {
      await page.goto(`/${locale}/privacy/${policy}/`)
      const said = (await page.locator('main').innerText()).replace(/\s+/g, ' ')
      for (const { name, facts } of controllersIn(site, locale)) {
        expect(said).toContain(name)
        for (const { term, text } of facts) expect(said).toContain(`${term}: ${text}`)
      }
      for (const employer of employersIn(site, locale)) expect(said).toContain(employer)
      for (const { name, email } of Object.values(site.authorities)) {
        expect(said).toContain(name)
        expect(said).toContain(email)
      }
    }
  })

for (const locale of locales)
  test(`A8 a link to somebody else’s site says so (${locale})`, { tag: '@proof' }, async ({ page }) => {
    let found = 0
    for (const path of inLanguage(locale, privacyPages)) {
      await page.goto(path)
      const words = wordsIn(locale).policy
      const links = await page
        .locator('main a[href^="http"]')
        .evaluateAll((all) => all.map((a) => [a.getAttribute('rel'), a.nextElementSibling?.textContent]))
      found += links.length
      if (/\/20\d\d-\d\d-\d\d\//.test(path)) continue
      expect(links, path).toEqual(links.map(() => ['noreferrer', `(${words.elsewhere})`]))
    }
    expect(found).toBeGreaterThan(0)
  })

for (const locale of locales)
  test(`the newsletter policy is there and linked while the newsletter is on (${locale})`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/privacy/`)
    await page.locator(`a[href="/${locale}/privacy/newsletter/"]`).first().click()
    await expect(page.locator('h1')).toHaveCount(1)
    await expect(page).toHaveURL(`/${locale}/privacy/newsletter/`)
  })

for (const locale of locales)
  test(`A5 the cookie page says what a cookie is, which kinds there are, and how to refuse and delete (${locale})`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/cookies/`)
    const { lead, kinds, refuse, delete: remove } = wordsIn(locale).cookies
    for (const sentence of [lead, kinds, refuse, remove])
      await expect(page.getByText(sentence, { exact: true })).toBeVisible()
  })

for (const locale of locales)
  test(`on paper a policy is its text: no menu, no list of links, nothing cut off (${locale})`, {
    tag: '@proof',
  }, async ({ page }) => {
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 718, height: 1000 })
    for (const path of inLanguage(locale, privacyPages).filter((path) => /privacy\/\w+\/$/.test(path))) {
      await page.goto(path)
      for (const link of ['header nav', 'footer', 'nav.card'])
        await expect(page.locator(link).filter({ visible: true }), `${path} ${link}`).toHaveCount(0)
      await expect(page.locator('h1')).toBeVisible()
      expect(await sideways(page), path).toEqual([])
    }
  })
