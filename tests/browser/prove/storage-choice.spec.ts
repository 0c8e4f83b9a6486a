import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { locales } from '../../../functions/promises/language/languages.ts'
import { wordsIn } from '../../../functions/promises/language/words.ts'
import { counter, memory, supplier } from '../../portal/asking.ts'
import { cookieNames, expect, listenTo, looksOf, press, tabTo, test } from '../asking.ts'
import { applyPages, readingPages } from '../every-page.ts'
import { faultsOn } from '../looking.ts'

test.describe.configure({ mode: 'default' })

const { storageChoice: sv } = wordsIn('sv')
const question = (page: Page) => page.getByRole('region', { name: sv.question })

test('before a choice nothing is stored, nobody else is asked, and every page asks', async ({ page }) => {
  const asked = await listenTo(page)
  for (const path of readingPages.filter((path) =>
    /^\/sv\/(?!contact|my-data|newsletter|sent|verify)|^\/\w\w\/(cookies\/)?$/.test(path),
  )) {
    await page.goto(path)
    await expect(page.locator('.ask'), path).toBeVisible()
    await expect(page.locator('.ask input[type=checkbox]'), path).toHaveCount(0)
  }
  expect(asked).toEqual([])
  expect(await cookieNames(page)).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
})

test('a yes is one press: the supplier’s script comes and the question is gone', async ({ page }) => {
  const asked = await listenTo(page)
  await page.goto('/sv/privacy/')
  await press(page, sv.allowAll)
  await expect(page).toHaveURL(/\/sv\/privacy\/$/)
  await expect(question(page)).toBeHidden()
  await expect.poll(() => asked).toEqual(['https://utsikt.example/count.js'])
  await expect.poll(() => cookieNames(page)).toEqual(['__Host-choice', 'utsikt_visit'])
  await page.goto('/en/jobs/')
  await expect(page.locator('.ask')).toBeHidden()
  await expect.poll(() => asked).toHaveLength(2)
})

test('R-40 taking it back is one press at the foot of every page: script, cookie and key are gone', async ({
  page,
  site,
}) => {
  const asked = await listenTo(page)
  await page.goto('/sv/')
  await press(page, sv.allowAll)
  await expect.poll(() => page.evaluate(() => localStorage.getItem('utsikt_seen'))).toBe('yes')
  const { rows } = await site.database.execute("select subject_id from consents where event = 'given'")
  for (const path of ['/sv/jobs/open/apply/', '/sv/nowhere/', '/sv/transparency/', '/sv/']) {
    await page.goto(path)
    await expect(page.getByRole('button', { name: sv.refuseFoot }), path).toHaveCount(1)
  }
  await press(page, sv.refuseFoot)
  await expect(page.getByRole('heading', { name: sv.no })).toBeVisible()
  expect(await cookieNames(page)).toEqual(['__Host-choice'])
  const before = asked.length
  await page.goto('/sv/')
  await expect(question(page)).toBeHidden()
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(asked).toHaveLength(before)
  const taken = await site.database.execute("select subject_id from consents where event = 'withdrawn'")
  expect(rows.map(({ subject_id }) => subject_id)).toContain(taken.rows[0]!.subject_id)
})

test('refusing is as easy as accepting: one press each, alike in size, colour and weight', async ({
  page,
}) => {
  for (const [width, path] of [
    [320, '/sv/'],
    [1280, '/sv/'],
    [360, '/sv/cookies/choice/'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(path)
    const named = (name: string) => looksOf(page.getByRole('button', { name, exact: true }))
    const [accept, refuse] = [await named(sv.allowAll), await named(sv.refuseAll)]
    expect(refuse).toEqual(accept)
  }
  await page.goto('/sv/privacy/')
  await press(page, sv.refuseAll)
  await expect(page).toHaveURL(/\/sv\/privacy\/$/)
  await expect(question(page)).toBeHidden()
})

test('the keyboard alone answers and changes the answer, box by box', async ({ page }) => {
  await page.goto('/sv/privacy/')
  await tabTo(page, sv.allowAll)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: sv.refuseAll, exact: true })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(sv.settings)
  await page.getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  await tabTo(page, sv.save)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText(sv.yes)
  await expect(page.getByRole('checkbox').first()).toBeChecked()
  await expect(page.getByRole('checkbox').last()).not.toBeChecked()
})

for (const locale of locales) {
  test(`the words people hear are the words that are recorded (${locale})`, async ({ page, site }) => {
    const { storageChoice: words } = wordsIn(locale)
    await page.goto(`/${locale}/`)
    const said = await page
      .getByRole('region', { name: words.question })
      .getByRole('listitem')
      .allInnerTexts()
    await page.getByRole('link', { name: words.each }).click()
    for (const words of said)
      await expect(page.getByRole('checkbox', { name: words, exact: true })).not.toBeChecked()
    await page.getByRole('button', { name: words.allowAll, exact: true }).click()
    await expect(page.getByRole('status')).toContainText(words.yes)
    const number = (await page.context().cookies())[0]!.value.split('.')[0]!
    await expect(page.getByRole('status')).toContainText(number)
    const { rows } = await site.database.execute({
      sql: 'select text_hash, locale from consents where subject_id = ?',
      args: [number],
    })
    expect(rows.map((row) => row.text_hash).sort()).toEqual(
      said.map((words) => createHash('sha256').update(words).digest('hex')).sort(),
    )
    await page.goto(`/${locale}/privacy/consents/`)
    for (const { text_hash } of rows) await expect(page.locator(`[id="${text_hash}"]`)).toHaveCount(1)
  })
}

for (const width of [320, 1280]) {
  test(`UX-54 UX-57 asking has no accessibility fault and never scrolls sideways at ${width} px`, async ({
    page,
  }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height: 800 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const path of ['/sv/', '/en/cookies/', '/nb/cookies/choice/']) {
        await page.goto(path)
        expect(await faultsOn(page), path).toEqual([])
      }
    }
  })
}

test('a form that people fill in is left alone: no question over it, and no script of a supplier’s after a yes', async ({
  page,
}) => {
  const asked = await listenTo(page)
  await page.goto('/sv/')
  await press(page, sv.allowAll)
  await expect.poll(() => asked).toHaveLength(1)
  for (const path of [...applyPages.slice(0, 3), '/sv/contact/', '/sv/nowhere/', '/sv/cookies/choice/']) {
    await page.goto(path)
    await expect(page.locator('.ask'), path).toHaveCount(0)
  }
  expect(asked).toHaveLength(1)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('nothing is asked, because nothing could be stored; an answer can be given and changed on a page of its own', async ({
    page,
  }) => {
    await page.goto('/sv/privacy/')
    await expect(question(page)).toBeHidden()
    await page.getByRole('contentinfo').getByRole('link', { name: sv.settings }).click()
    await press(page, sv.refuseAll)
    await expect(page.getByRole('heading', { name: sv.no })).toBeVisible()
    await page.getByRole('checkbox').nth(1).check()
    await press(page, sv.save)
    await expect(page.getByRole('status')).toContainText(wordsIn('sv').cookies.categories.personal)
    await expect(page.getByRole('checkbox').nth(1)).toBeChecked()
    await press(page, sv.refuseFoot)
    await expect(page.getByRole('heading', { name: sv.no })).toBeVisible()
  })
})

test('what the site keeps, asks and erases is what its own pages say', async ({ page, site }) => {
  await listenTo(page)
  const elsewhere: string[] = []
  page.on('request', (request) => elsewhere.push(new URL(request.url()).origin))
  await page.goto('/sv/')
  await press(page, sv.allowAll)
  await expect.poll(() => cookieNames(page)).toHaveLength(2)
  expect([...new Set(elsewhere)].sort()).toEqual([site.at.origin, new URL(counter.script).origin].sort())
  await page.goto('/sv/cookies/')
  const listed = await page.locator('main section[id]').evaluateAll((rows) => rows.map(({ id }) => id))
  const formsOwn = ['__Host-asked', '__Host-mine', '__Host-staff', 'draft:*']
  expect(listed).toEqual([...formsOwn, counter.name, memory.name, '__Host-choice'])
  await expect(page.locator('main')).toContainText(supplier.name)
  await page.goto('/sv/privacy/retention/')
  await expect(page.locator('#storage-choice')).toContainText('ett år efter')
  await page.goto('/sv/privacy/privacy/')
  await expect(page.locator('main')).toContainText('Ditt svar raderas ett år efter')
})
