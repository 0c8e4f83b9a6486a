import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { newPolicy } from '../../../functions/local/authoring/new-policy.ts'
import { tick } from '../../../functions/local/portal.ts'
import { locales } from '../../../functions/promises/language/languages.ts'
import { wordsIn } from '../../../functions/promises/language/words.ts'
import { textHash } from '../../../functions/promises/purposes/purposes.ts'
import { typed } from '../../authoring/desk.ts'
import { expect } from '../asking.ts'
import { faultsOn, sideways } from '../looking.ts'
import { type OwnSite, openSiteWith } from '../site-with.ts'
import { portalFor } from '../surroundings.ts'

const today = new Date().toISOString().slice(0, 10)

/** Asks again about the newsletter and the talent pool, and has a material version of a policy from today on. */
async function askAgain(content: string): Promise<void> {
  const file = join(content, 'purposes.json')
  const purposes: { id: string; version: string; wording: object; hashes: object; earlier: object[] }[] =
    JSON.parse(readFileSync(file, 'utf8'))
  for (const purpose of purposes.filter(({ id }) => ['newsletter', 'talent-pool'].includes(id))) {
    const { version, hashes } = purpose
    const read = Object.fromEntries(locales.map((locale) => [locale, `…${locale}`]))
    const hashed = await Promise.all(locales.map(async (locale) => [locale, await textHash(`…${locale}`)]))
    purpose.earlier.unshift({ version, wording: read, hashes: Object.fromEntries(hashed) })
    Object.assign(purpose, { version: today, asksAgain: true, hashes })
  }
  writeFileSync(file, JSON.stringify(purposes, null, 2))
  await typed(newPolicy, content, ['newsletter', today, 'material', 'Nytt.', 'Nytt her.', 'New.'], today)
}

const test = base.extend<{ baseURL: string }, { site: OwnSite }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const site = await openSiteWith(portalFor(41), askAgain)
      await use(site)
      await site.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.at.origin),
})

test.describe.configure({ mode: 'serial' })
test.use({ javaScriptEnabled: false })

/** Makes every yes one to the words before. */
async function makeOld({ database }: OwnSite): Promise<void> {
  const { rows, columns } = await database.execute({
    sql: 'select * from consents where version = ?',
    args: [today],
  })
  const places = columns.map(() => '?').join(', ')
  await database.batch(
    [
      "insert or ignore into erasing select distinct subject_id, '' from consents",
      { sql: 'delete from consents where version = ?', args: [today] },
      ...rows.map((row) => ({
        sql: `insert into consents (${columns.join(', ')}) values (${places})`,
        args: columns.map((column) => (column === 'version' ? '2026-11-01' : (row[column] ?? null))),
      })),
      'delete from erasing',
      "delete from policy_news where about like 'consent %'",
    ],
    'write',
  )
}

/** What the hour brings to those who said yes to the words before. */
async function anHourLater(site: OwnSite): Promise<void> {
  await makeOld(site)
  await tick(site.at, '17 * * * *', new Date())
}

async function linkIn({ at }: OwnSite, email: string, pattern: RegExp): Promise<string> {
  const read = async () => {
    const letters: { text: string }[] = await (
      await fetch(`${at.mailboxUrl}/messages?to=${encodeURIComponent(email)}`)
    ).json()
    return letters.flatMap(({ text }) => text.match(pattern) ?? [])[0] ?? ''
  }
  await expect.poll(read).not.toBe('')
  return read()
}

async function look(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of [
    [320, 'light'],
    [360, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 740 })
    await page.emulateMedia({ colorScheme })
    if (process.env.LOOK)
      await page.screenshot({ path: `${process.env.LOOK}/${name}-${width}.png`, fullPage: true })
    expect(await sideways(page)).toEqual([])
  }
}

for (const locale of locales) {
  const { newsletter, withdraw, apply } = wordsIn(locale)

  test(`R-42 a reader answers with one button, and looking is no answer (${locale})`, async ({
    page,
    site,
  }) => {
    const email = `reader.${locale}@post.example`
    await page.goto(`/${locale}/newsletter/`)
    await page.locator('#email').fill(email)
    await page.locator('#consent-newsletter').check()
    await page.getByRole('button', { name: newsletter.submit }).click()
    await page.goto(await linkIn(site, email, /\S+\/newsletter\/confirm\/\S+/))
    await page.getByRole('button', { name: newsletter.confirm.button }).click()
    await anHourLater(site)
    const link = await linkIn(site, email, /\S+\/newsletter\/renew\/\S+/)
    for (const _ of ['once', 'twice']) {
      await page.goto(link)
      await expect(page.locator('h1')).toHaveText(newsletter.renew.asking.title)
    }
    await look(page, `renew-${locale}`)
    await page.getByRole('button', { name: newsletter.renew.asking.yes }).press('Enter')
    await expect(page.locator('h1')).toHaveText(newsletter.renew.renewed.title)
    await look(page, `renewed-${locale}`)
    await page.goto(link)
    await expect(page.getByRole('button', { name: newsletter.renew.asking.yes })).toHaveCount(0)
  })

  test(`R-42 a talent answers on the receipt (${locale})`, async ({ page, site }) => {
    const email = `talent.${locale}@post.example`
    await page.goto(`/${locale}/jobs/shore-power-technician/apply/`)
    await page.locator('#name').fill('Kim Åsnes')
    await page.locator('#email').fill(email)
    await page.locator('details summary').click()
    await page.locator('#cvText').fill('Elektriker')
    await page.locator('#acknowledged').check()
    await page.locator('#consent-talent-pool').check()
    await page.getByRole('button', { name: apply.submit }).click()
    await page.waitForURL(/applications/)
    const yes = page.getByRole('button', { name: withdraw.askAgain.yes })
    await expect(yes).toHaveCount(0)
    await anHourLater(site)
    await page.reload()
    await look(page, `receipt-${locale}`)
    await yes.click()
    await expect(page).toHaveURL(/applications/)
    await expect(yes).toHaveCount(0)
    await expect(page.getByRole('button', { name: withdraw.leavePool })).toBeVisible()
  })
}

test('R-42 the built Worker finds the names of the changed sections, and tells its readers', async ({
  site,
}) => {
  await site.database.execute({ sql: 'delete from policy_news where version = ?', args: [today] })
  await site.database.execute('update subscriptions set confirmed_at = confirmed_at - 1000')
  await tick(site.at, '17 * * * *', new Date())
  const link = await linkIn(site, 'reader.en@post.example', /\S+\/changes\//)
  expect(link).toBe(`${site.at.origin}/en/privacy/newsletter/${today}/changes/`)
  expect((await fetch(link)).status).toBe(200)
})

test.describe('with a program that looks for barriers', () => {
  test.use({ javaScriptEnabled: true })

  test('UX-49 the page that asks again has no barrier that axe finds', async ({ page, site }) => {
    await makeOld(site)
    await page.goto(await linkIn(site, 'reader.sv@post.example', /\S+\/newsletter\/renew\/\S+/))
    await expect(page.locator('h1')).toHaveText(wordsIn('sv').newsletter.renew.asking.title)
    expect(await faultsOn(page)).toEqual([])
  })
})
