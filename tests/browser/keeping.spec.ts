import type { Page } from '@playwright/test'
import { addPeriod, dayIn } from '../../functions/promises/calendar/calendar.ts'
import { dayInWords } from '../../functions/promises/language/in-words.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { purposeFor, statementFor } from '../../functions/promises/purposes/purposes.ts'
import { applicationForm, type Fields } from '../portal/applying.ts'
import { promises } from './every-page.ts'
import { faultsOn } from './looking.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 320, height: 640 } })

const today = () => dayIn(promises.site.timeZone, new Date())
const soon = () => addPeriod(today(), 'P10D')

/** An application that is erased in ten days; answers where its receipt is. */
async function soonErased(portal: RunningPortal, email: string, fields: Fields): Promise<string> {
  const answer = await fetch(`${portal.at.origin}/api/applications`, {
    method: 'POST',
    body: applicationForm({ ...fields, email }),
    headers: { Origin: portal.at.origin, Accept: 'application/json' },
  })
  const { links } = await answer.json()
  const sql = 'update applications set base_starts_on = ?, base_erase_by = ? where email = ?'
  await portal.database.execute({ sql, args: ['2025-01-01', soon(), email] })
  return links.receipt
}

async function keptOf(portal: RunningPortal, email: string) {
  const sql = 'select * from applications where email = ?'
  return (await portal.database.execute({ sql, args: [email] })).rows[0]!
}

/** No accessibility fault axe knows, and nothing to scroll to sideways. */
async function expectSound(page: Page) {
  expect(await faultsOn(page), page.url()).toEqual([])
}

for (const locale of ['sv', 'nb', 'en'] as const) {
  const words = wordsIn(locale).keepLonger

  test.describe(`without JavaScript (${locale})`, () => {
    test.use({ javaScriptEnabled: false })

    test(`D5 without JavaScript an open application is kept longer by one press, and the receipt says why the day moved (${locale})`, async ({
      page,
      portal,
    }) => {
      const email = `open.${locale}@post.example`
      await page.goto(await soonErased(portal, email, { locale, opening: 'open', role: 'student' }))
      await expect(page.getByRole('heading', { name: words.title })).toBeVisible()
      await expect(page.locator('main')).toContainText(dayInWords(soon(), locale))
      expect((await keptOf(portal, email)).erase_by).toBe(soon())
      await page.getByRole('button', { name: words.button }).press('Enter')
      const until = addPeriod(today(), 'P1Y')
      await expect(page.locator(`time[datetime="${until}"]`).first()).toBeVisible()
      await expect(page.locator('.note').first()).toContainText(dayInWords(today(), locale))
      await expect(page.getByRole('button', { name: words.button })).toHaveCount(0)
      expect((await keptOf(portal, email)).erase_by).toBe(until)
    })

    test(`D5 without JavaScript an application for a job is kept with the talent pool’s box alone, in its exact words (${locale})`, async ({
      page,
      portal,
    }) => {
      const email = `job.${locale}@post.example`
      await page.goto(await soonErased(portal, email, { locale }))
      const box = page.getByRole('checkbox', {
        name: statementFor(purposeFor(promises.purposes, 'talent-pool'), locale),
      })
      await expect(box).not.toBeChecked()
      await page.getByRole('button', { name: words.button }).click()
      await expect(page.locator('#errors')).toContainText(wordsIn(locale).errors.keepBoxMissing)
      await expect(page.locator('#errors')).toContainText(words.notYet)
      expect((await keptOf(portal, email)).pool_rule).toBeNull()
      await box.check()
      await page.getByRole('button', { name: words.button }).click()
      const until = addPeriod(today(), 'P2Y')
      await expect(page.locator(`time[datetime="${until}"]`).first()).toBeVisible()
      expect(await keptOf(portal, email)).toMatchObject({ pool_rule: 'talent-pool', erase_by: until })
    })
  })
}

test('D5 UX-45 the offer, a press without its box and the receipt afterwards have no fault axe knows at 320 px', {
  tag: '@proof',
}, async ({ page, portal }) => {
  const { button } = wordsIn('nb').keepLonger
  await page.goto(await soonErased(portal, 'sound@post.example', { locale: 'nb' }))
  await expectSound(page)
  await page.getByRole('button', { name: button }).click()
  await expect(page.locator('#errors')).toBeFocused()
  await expectSound(page)
  await page.locator('#consent-talent-pool').check()
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('button', { name: button })).toHaveCount(0)
  await expectSound(page)
})
