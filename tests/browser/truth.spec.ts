import type { Page } from '@playwright/test'
import { erasureDuties, rulesWithoutRows } from '../../functions/personal-data.ts'
import { patternOf } from '../../functions/promises/cookies.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { smallPdf } from '../portal/applying.ts'
import { demoPromises } from '../portal/portal.ts'
import { applyPages, inLanguage, readingPages } from './every-page.ts'
import { expect, test } from './test.ts'

const promises = demoPromises()
const words = wordsIn('sv')
const forms = {
  application: 'jobs/recruiter-gothenburg/apply/',
  contact: 'contact/',
  newsletter: 'newsletter/',
}

/** What the browser now keeps for us that no row of the cookie table allows. */
async function keptWithoutBeingListed(page: Page): Promise<string[]> {
  const cookies = (await page.context().cookies()).map(({ name }) => name)
  const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  const listed = promises.cookies.map((cookie) => new RegExp(patternOf(cookie)))
  return [...cookies, ...keys].filter((name) => !listed.some((pattern) => pattern.test(name)))
}

/** Whether an address is ours, or that of a file in the page itself. */
const isOurs = (url: string, origin: string) => url.startsWith(`${origin}/`) || /^(blob|data):/.test(url)

/** The words of a page's boxes, as a person reads them; what one chooses to read about is no box to agree in. */
async function boxesOn(page: Page, path: string): Promise<string[]> {
  await page.goto(path)
  const labels = page
    .locator('form :is(label:has(input[type=checkbox]), input[type=checkbox] + label, .box label)')
    .filter({ hasNot: page.locator('[name=topics], [name=place], [name=kind]') })
  return (await labels.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())
}

for (const locale of locales)
  test(`what the pages keep in a browser is what the cookie table lists (${locale})`, async ({ page }) => {
    for (const path of inLanguage(locale, [...readingPages, ...applyPages])) {
      await page.goto(path)
      expect(await keptWithoutBeingListed(page), path).toEqual([])
    }
  })

test('while content lists nothing to ask about, no page asks, and not a byte of the question is on it', {
  tag: '@proof',
}, async ({ request }) => {
  for (const path of [...readingPages, ...applyPages])
    expect(await (await request.get(path)).text(), path).not.toMatch(
      /storage-choice|cookies\/choice|choice\.\w+\.css|class="ask/,
    )
  for (const path of ['/sv/cookies/choice/', '/api/storage-choice.js', '/api/storage-choice'])
    expect((await request.get(path)).status(), path).toBe(404)
})

test.describe('with what nobody listed', () => {
  test.use({ plants: ['visitor', 'seen'] })

  test('a cookie or a key that nobody listed is found', async ({ page }) => {
    await page.goto('/sv/')
    await page.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: planted, to see it caught
      document.cookie = 'visitor=1'
      localStorage.setItem('seen', 'yes')
    })
    expect(await keptWithoutBeingListed(page)).toEqual(['visitor', 'seen'])
  })
})

test('a whole journey, from draft to receipt and away again, keeps and asks nothing that is not listed', async ({
  page,
  portal,
}) => {
  const strangers: string[] = []
  page.on('request', (request) => {
    if (!isOurs(request.url(), portal.at.origin)) strangers.push(request.url())
  })
  await page.goto(`/sv/${forms.application}`)
  await page.locator('#name').fill('Kim Åsnes')
  await page.locator('#email').fill('kim.truth@post.example')
  await page.locator('#acknowledged').check()
  await page.getByRole('button', { name: words.script.draft.save }).click()
  expect(await keptWithoutBeingListed(page)).toEqual([])
  const cv = { name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf) }
  await page.locator('#cv').setInputFiles(cv)
  await page.getByRole('button', { name: words.apply.review.button }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.apply.review.title)
  expect(await keptWithoutBeingListed(page)).toEqual([])
  await page.getByRole('button', { name: words.apply.submit }).click()
  await expect(page).toHaveURL(/\/sv\/applications\//)
  expect(await keptWithoutBeingListed(page)).toEqual([])
  await page.locator('form:has([name=action][value=withdraw]) button').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.withdraw.title)
  expect(await keptWithoutBeingListed(page)).toEqual([])
  expect(strangers).toEqual([])
})

/** Boxes of the forms that the consents page does not quote, and boxes it quotes that no form has. */
async function boxesThatDiffer(page: Page, boxes: readonly string[]): Promise<string[]> {
  const said = (await page.locator('main').innerText()).replace(/\s+/g, ' ')
  const quoted = await page.locator('main blockquote').allInnerTexts()
  return [
    ...boxes.filter((box) => !said.includes(box)),
    ...quoted.map((quote) => quote.replace(/\s+/g, ' ').trim()).filter((quote) => !boxes.includes(quote)),
  ]
}

/** Rules that are on the retention page or carried out, but not both. */
async function rulesThatDiffer(page: Page): Promise<string[]> {
  const listed = await page.locator('main section[id]').evaluateAll((nodes) => nodes.map(({ id }) => id))
  const bySupplier = promises.retention.rules.filter(({ then }) => then === 'erasedBySupplier')
  const carriedOut = [
    ...erasureDuties(promises).flatMap(({ rules }) => rules),
    ...rulesWithoutRows,
    ...bySupplier.map(({ id }) => id),
  ]
  return [
    ...listed.filter((id) => !carriedOut.includes(id)),
    ...carriedOut.filter((id) => !listed.includes(id)),
  ]
}

/** A purpose that has a form of its own and a box on another. */
const alsoAskedOn: Record<string, string> = { newsletter: 'application' }

for (const locale of locales) {
  test(`the boxes of the forms say what the consents page says they say (${locale})`, async ({ page }) => {
    const boxes: string[] = []
    for (const [form, path] of Object.entries(forms)) {
      const found = await boxesOn(page, `/${locale}/${path}`)
      const asked = promises.purposes.filter(({ id, form: own }) => own === form || alsoAskedOn[id] === form)
      expect(found).toHaveLength(asked.length)
      boxes.push(...found.map((box) => box.replace(/ \([^)]*\)$/, '')))
    }
    await page.goto(`/${locale}/privacy/consents/`)
    expect(await boxesThatDiffer(page, boxes)).toEqual([])
    expect(await boxesThatDiffer(page, [...boxes, 'a box nobody lists'])).toEqual(['a box nobody lists'])
    expect(await boxesThatDiffer(page, boxes.slice(1))).toHaveLength(1)
  })

  test(`the retention page lists exactly the rules the deletion job carries out (${locale})`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/privacy/retention/`)
    expect(await rulesThatDiffer(page)).toEqual([])
    await page.locator('#letters').evaluate((entry) => {
      entry.id = 'kept-for-ever'
    })
    expect(await rulesThatDiffer(page)).toEqual(['kept-for-ever', 'letters'])
  })
}

test.describe('with a request to somebody else', () => {
  test.use({ plants: ['http://127.0.0.1:9/pixel.gif'] })

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
})
