import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm } from '../portal/applying.ts'
import { faultsOn } from './looking.ts'
import { goIn } from './my-data-visit.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 } })

async function applyFrom(portal: RunningPortal, email: string, locale: string) {
  await fetch(`${portal.at.origin}/api/applications`, {
    method: 'POST',
    body: applicationForm({ locale, email }),
    headers: { Origin: portal.at.origin, Accept: 'application/json' },
  })
}

/** Where the letter with the link to the download leads. */
async function downloadLinkTo(portal: RunningPortal, email: string): Promise<string> {
  const links = async () =>
    (await portal.letters(email)).flatMap(({ text }) => text.match(/\S+\/my-data\/download\/\S+\//) ?? [])
  await expect.poll(async () => (await links()).length).toBe(1)
  return (await links())[0]!
}

for (const locale of locales) {
  const { myData, rights, errors } = wordsIn(locale)

  test.describe(`without JavaScript (${locale})`, () => {
    test.use({ javaScriptEnabled: false })

    test(`E6 R-64 without JavaScript the download comes by a link in a letter, on another device too (${locale})`, {
      tag: '@proof',
    }, async ({ page, portal, browser }) => {
      const email = `on.another.device.${locale}@post.example`
      await applyFrom(portal, email, locale)
      await goIn(page, portal, locale, email)
      await page.getByRole('button', { name: myData.export.mail }).press('Enter')
      await expect(page.getByRole('status')).toHaveText(rights.done.exportLinkSent)
      const link = await downloadLinkTo(portal, email)

      const other = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
      await other.goto(link)
      await expect(other.locator('h1')).toHaveText(myData.download.title)
      await expect(other.getByRole('button')).toHaveCount(1)
      await other.locator('#email').fill('kim@post.example')
      await other.getByRole('button', { name: myData.download.button }).click()
      await expect(other.locator('#errors')).toContainText(errors.emailOtherThanAsked)
      await expect(other.locator('#errors')).toContainText(myData.download.errorLead)
      await other.locator('#email').fill(email)
      const coming = other.waitForEvent('download')
      await other.getByRole('button', { name: myData.download.button }).press('Enter')
      const zip = unzipSync(readFileSync(await (await coming).path()))
      expect(JSON.parse(new TextDecoder().decode(zip['my-data.json'])).email).toBe(email)
      expect(new TextDecoder().decode(zip['my-data.html'])).toContain(`<html lang="${locale}">`)
      await other.context().close()

      await page.goto(link)
      await expect(page.locator('h1')).toHaveText(myData.download.expired.title)
      await page.getByRole('link', { name: myData.download.expired.again }).click()
      await expect(page.locator('h1')).toHaveText(myData.title)
    })
  })
}

test('E6 the page behind the link asks nothing of the browser that asked, and has no fault axe knows', {
  tag: '@proof',
}, async ({ page, portal }) => {
  const email = 'same.device@post.example'
  await applyFrom(portal, email, 'nb')
  await goIn(page, portal, 'nb', email)
  await page.getByRole('button', { name: wordsIn('nb').myData.export.mail }).click()
  expect(await faultsOn(page)).toEqual([])
  await page.goto(await downloadLinkTo(portal, email))
  await expect(page.locator('main input:visible')).toHaveCount(0)
  expect(await faultsOn(page)).toEqual([])
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: wordsIn('nb').myData.download.button }).click()
  expect((await coming).suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.zip$/)
  await page.reload()
  expect(await faultsOn(page)).toEqual([])
})
