import type { Page } from '@playwright/test'
import { dayIn } from '../../functions/promises/calendar/calendar.ts'
import { dayInWords } from '../../functions/promises/language/in-words.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../functions/promises/language/words.ts'
import { eraseBy, ruleFor } from '../../functions/promises/rules.ts'
import { applicationForm } from '../portal/applying.ts'
import { promises } from './every-page.ts'
import { faultsOn } from './looking.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 } })

function inThirtyDays(locale: Locale): string {
  const { site, retention } = promises
  const day = eraseBy(ruleFor(retention, 'letters'), dayIn(site.timeZone, new Date()))
  return fill(wordsIn(locale).myData.mine.keptUntil, { day: dayInWords(day, locale) })
}

async function applyWith(page: Page, portal: RunningPortal, locale: Locale, email: string) {
  const sent = await page.request.post('/api/applications', {
    multipart: applicationForm({ locale, email, name: 'Kim Åsnes', 'consent-talent-pool': 'on' }),
    headers: { Origin: portal.at.origin, Accept: 'application/json' },
  })
  return (await sent.json()).links.receipt as string
}

async function askFor(page: Page, locale: Locale, email: string) {
  const words = wordsIn(locale).myData
  await page.goto(`/${locale}/my-data/`)
  await page.locator('#email').fill(email)
  await page.getByRole('button', { name: words.submit }).click()
  await expect(page.locator('h1')).toHaveText(wordsIn(locale).sent.myData.title)
}

async function linkTo(portal: RunningPortal, email: string): Promise<string> {
  const links = async () =>
    (await portal.letters(email)).flatMap(({ text }) => text.match(/\S+\/my-data\/[\w-]{43}\//) ?? [])
  await expect.poll(async () => (await links()).length).toBe(1)
  return (await links())[0]!
}

for (const locale of locales) {
  const words = wordsIn(locale).myData

  test(`E1 E3 UX-46 from the receipt to everything that is held, and to its erasure with a receipt one can check (${locale})`, async ({
    page,
    portal,
  }) => {
    const email = `kim.my-data.${locale}@post.example`
    await page.goto(await applyWith(page, portal, locale, email))
    await page.getByRole('link', { name: words.link }).click()
    await askFor(page, locale, email)
    await page.goto(await linkTo(portal, email))
    await expect(page.locator('main input:visible')).toHaveCount(0)
    await page.getByRole('button', { name: words.open.button }).click()
    await expect(page.locator('h1')).toHaveText(words.mine.title)
    const main = page.locator('main')
    await expect(main).toContainText('Kim Åsnes')
    await expect(main).toContainText(words.consentPurposes['talent-pool'])
    await expect(main).toContainText(words.mine.notShown.title)
    const letters = page.locator('h3', { hasText: words.mine.letters }).locator('+ ul > li')
    for (const letter of await letters.allInnerTexts()) expect(letter).toContain(inThirtyDays(locale))
    expect(await letters.count()).toBe(2)
    expect(await faultsOn(page)).toEqual([])

    await page.getByRole('button', { name: words.erase.everything }).click()
    await expect(page.locator('h1')).toHaveText(words.erase.askAllTitle)
    expect(await faultsOn(page)).toEqual([])
    await page.getByRole('button', { name: words.erase.yes }).click()
    await expect(page.locator('h1')).toHaveText(words.verify.title)
    await expect(main).toContainText(words.verify.counts.application.one.replace('{count}', '1'))
    expect(await faultsOn(page)).toEqual([])
    const receipt = (await page.locator('.signed').innerText()).trim()

    await page.goto(`/${locale}/my-data/mine/`)
    await expect(page.locator('h1')).toHaveText(words.title)
    await page.goto(`/${locale}/verify/`)
    await page.locator('#receipt').fill(receipt)
    await page.getByRole('button', { name: words.verify.button }).click()
    await expect(page.locator('h1')).toHaveText(words.verify.title)
    await page.goto(`/${locale}/verify/?receipt=${receipt.slice(0, -1)}`)
    await expect(page.locator('h1')).toHaveText(words.verify.falseTitle)
    const [letter] = await portal.letters(email)
    expect(letter!.subject).toBe(wordsIn(locale).letters.myDataErased.done.erased.subject)
  })

  test(`R-64 UX-28 another browser is asked for the address, and told when it is another one (${locale})`, {
    tag: '@proof',
  }, async ({ page, portal, browser }) => {
    const email = `lo.my-data.${locale}@post.example`
    await askFor(page, locale, email)
    const link = await linkTo(portal, email)
    const elsewhere = await browser.newContext({
      viewport: { width: 360, height: 740 },
    })
    const other = await elsewhere.newPage()
    await other.goto(link)
    await other.locator('#email').fill('kim@post.example')
    await other.getByRole('button', { name: words.open.button }).click()
    await expect(other.locator('#errors')).toContainText(wordsIn(locale).errors.emailOtherThanAsked)
    expect(await faultsOn(other)).toEqual([])
    await other.locator('#email').fill(email)
    await other.getByRole('button', { name: words.open.button }).click()
    await expect(other.locator('h1')).toHaveText(words.mine.nothing.title)
    expect(await faultsOn(other)).toEqual([])
    await other.getByRole('button', { name: words.mine.close }).click()
    expect((await elsewhere.cookies()).filter(({ name }) => name === '__Host-mine')).toEqual([])
    await page.goto(link)
    await expect(page.locator('h1')).toHaveText(words.open.expired.title)
    await elsewhere.close()
  })
}
