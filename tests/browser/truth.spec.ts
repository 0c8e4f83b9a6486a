import type { Page } from '@playwright/test'
import { erasureDuties, rulesWithoutRows } from '../../functions/personal-data.ts'
import { patternOf } from '../../functions/promises/cookies.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import { demoPromises } from '../portal/portal.ts'
import { applyPages, readingPages } from './every-page.ts'
import { expect, test } from './test.ts'

const promises = demoPromises()
const forms = { application: 'jobs/recruiter-gothenburg/apply/', contact: 'contact/' }

/** What the browser now keeps for us that no row of the cookie table allows. */
async function keptWithoutBeingListed(page: Page): Promise<string[]> {
  const cookies = (await page.context().cookies()).map(({ name }) => name)
  const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  const listed = promises.cookies.map((cookie) => new RegExp(patternOf(cookie)))
  return [...cookies, ...keys].filter((name) => !listed.some((pattern) => pattern.test(name)))
}

/** The words of a page's boxes, as a person reads them. */
async function boxesOn(page: Page, path: string): Promise<string[]> {
  await page.goto(path)
  const labels = page.locator(
    'form :is(label:has(input[type=checkbox]), input[type=checkbox] + label, .box label)',
  )
  return (await labels.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())
}

test('what the pages keep in a browser is what the cookie table lists', async ({ page }) => {
  for (const path of [...readingPages, ...applyPages]) {
    await page.goto(path)
    expect(await keptWithoutBeingListed(page), path).toEqual([])
  }
})

test('while content lists nothing to ask about, no page asks, and not a byte of the question is on it', async ({
  request,
}) => {
  for (const path of [...readingPages, ...applyPages])
    expect(await (await request.get(path)).text(), path).not.toMatch(
      /storage-choice|cookies\/choice|choice\.\w+\.css|class="ask/,
    )
  for (const path of ['/sv/cookies/choice/', '/api/storage-choice.js', '/api/storage-choice'])
    expect((await request.get(path)).status(), path).toBe(404)
})

test('a cookie or a key that nobody listed is found', async ({ page }) => {
  await page.goto('/sv/')
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: planted, to see it caught
    document.cookie = 'visitor=1'
    localStorage.setItem('seen', 'yes')
  })
  expect(await keptWithoutBeingListed(page)).toEqual(['visitor', 'seen'])
})

for (const locale of locales) {
  test(`the boxes of the forms say what the consents page says they say (${locale})`, async ({ page }) => {
    const boxes: string[] = []
    for (const [form, path] of Object.entries(forms)) {
      const found = await boxesOn(page, `/${locale}/${path}`)
      expect(found).toHaveLength(promises.purposes.filter((purpose) => purpose.form === form).length)
      boxes.push(...found)
    }
    expect(boxes).toHaveLength(promises.purposes.length)
    await page.goto(`/${locale}/privacy/consents/`)
    const said = (await page.locator('main').innerText()).replace(/\s+/g, ' ')
    for (const box of boxes) expect(said).toContain(box.replace(/ \([^)]*\)$/, ''))
    expect(said).not.toContain('a box nobody has')
  })

  test(`the retention page lists exactly the rules the deletion job carries out (${locale})`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/privacy/retention/`)
    const listed = await page.locator('main [id]').evaluateAll((nodes) => nodes.map((node) => node.id))
    const carriedOut = erasureDuties(promises).flatMap(({ rules }) => rules)
    const bySupplier = promises.retention.rules
      .filter(({ then }) => then === 'erasedBySupplier')
      .map(({ id }) => id)
    const inContent = promises.retention.rules.map(({ id }) => id)
    expect(listed.filter((id) => inContent.includes(id)).sort()).toEqual(
      [...carriedOut, ...rulesWithoutRows, ...bySupplier].sort(),
    )
  })
}

test('where the pages send requests is ourselves alone', async ({ page, portal }) => {
  const elsewhere: string[] = []
  page.on(
    'request',
    (request) => new URL(request.url()).origin !== portal.at.origin && elsewhere.push(request.url()),
  )
  for (const path of applyPages) await page.goto(path)
  expect(elsewhere).toEqual([])
  await page.evaluate(() => new Image().setAttribute('src', 'http://127.0.0.1:9/pixel.gif'))
  await expect.poll(() => elsewhere).toEqual(['http://127.0.0.1:9/pixel.gif'])
})
