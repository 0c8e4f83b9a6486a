import { addPeriod, dayIn } from '../../functions/promises/calendar/calendar.ts'
import { dayInWords } from '../../functions/promises/language/in-words.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { purposeFor, statementFor } from '../../functions/promises/purposes/purposes.ts'
import { applicationForm, type Fields } from '../portal/applying.ts'
import { promises } from './every-page.ts'
import { faultsOn } from './looking.ts'
import { goIn } from './my-data-visit.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 320, height: 640 } })

const today = () => dayIn(promises.site.timeZone, new Date())
const soon = () => addPeriod(today(), 'P40D')

/** Two applications for jobs and an open one, all erased in forty days. */
async function soonErased(portal: RunningPortal, email: string, fields: Fields) {
  const openings: Fields[] = [{}, { opening: 'recruiter-gothenburg' }, { opening: 'open', role: 'student' }]
  for (const opening of openings) {
    const answer = await fetch(`${portal.at.origin}/api/applications`, {
      method: 'POST',
      body: applicationForm({ ...fields, ...opening, email }),
      headers: { Origin: portal.at.origin, Accept: 'application/json' },
    })
    expect(answer.status).toBe(201)
  }
  const sql = 'update applications set base_starts_on = ?, base_erase_by = ? where email = ?'
  await portal.database.execute({ sql, args: ['2025-01-01', soon(), email] })
}

for (const locale of ['sv', 'nb', 'en'] as const) {
  const { keepLonger: words, rights, myData, errors } = wordsIn(locale)

  test.describe(`without JavaScript (${locale})`, () => {
    test.use({ javaScriptEnabled: false })

    test(`E7 without JavaScript each application is kept longer where it is shown, after the new day was (${locale})`, {
      tag: '@proof',
    }, async ({ page, portal }) => {
      const email = `keeps.longer.${locale}@post.example`
      await soonErased(portal, email, { locale })
      await goIn(page, portal, locale, email)
      const things = page.locator('section.card', { has: page.getByRole('button', { name: words.button }) })
      await expect(things).toHaveCount(3)
      const open = things.filter({ hasText: dayInWords(addPeriod(today(), 'P1Y'), locale) })
      await expect(open).toContainText(dayInWords(soon(), locale))
      await open.getByRole('button', { name: words.button }).press('Enter')
      await expect(page.getByRole('status')).toHaveText(rights.done.keptLonger)
      await expect(things).toHaveCount(2)
      await expect(page.locator('main')).toContainText(myData.mine.moved.keptLonger)

      const job = things.last()
      const statement = statementFor(purposeFor(promises.purposes, 'talent-pool'), locale)
      await expect(job.getByRole('checkbox', { name: statement })).not.toBeChecked()
      await expect(job).toContainText(dayInWords(addPeriod(today(), 'P2Y'), locale))
      await job.getByRole('button', { name: words.button }).click()
      await expect(page.locator('#errors')).toContainText(words.notYet)
      await page.locator('#errors').getByRole('link', { name: errors.keepBoxMissing }).click()
      await expect(job.getByRole('checkbox')).toBeFocused()
      await expect(job).toContainText(errors.keepBoxMissing)
      await expect(things.first()).not.toContainText(errors.keepBoxMissing)
      await job.getByRole('checkbox').check()
      await job.getByRole('button', { name: words.button }).click()
      await expect(page.getByRole('status')).toHaveText(rights.done.keptLonger)
      await expect(things).toHaveCount(1)
    })
  })
}

test('E7 the offers and a press without its box have no fault axe knows at 320 px', {
  tag: '@proof',
}, async ({ page, portal }) => {
  const email = 'keeps.soundly@post.example'
  await soonErased(portal, email, { locale: 'nb' })
  await goIn(page, portal, 'nb', email)
  expect(await faultsOn(page)).toEqual([])
  const job = page.locator('section.card', { has: page.getByRole('checkbox') })
  await job
    .first()
    .getByRole('button', { name: wordsIn('nb').keepLonger.button })
    .click()
  await expect(page.locator('#errors')).toBeFocused()
  expect(await faultsOn(page)).toEqual([])
})
