import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm, jobSlug } from '../portal/applying.ts'
import { employ, goToDesk } from './desk-visit.ts'
import { expect, test } from './test.ts'

const { application, letter, list, statuses } = wordsIn('sv').desk

test('an application and its list print as what is known, without anything that is there to press', {
  tag: '@proof',
}, async ({ page, portal }) => {
  const { origin } = portal.at
  const headers = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json' }
  const body = applicationForm({ name: 'Pappa Per', email: 'paper@post.example' })
  expect((await fetch(`${origin}/api/applications`, { method: 'POST', body, headers })).status).toBe(201)
  await employ(portal, { email: 'prints@staff.example' })
  await goToDesk(page, portal, 'sv', 'prints@staff.example')
  await page.goto(`/desk/openings/${jobSlug}/?q=Pappa`)
  await page.emulateMedia({ media: 'print' })
  const toPress = page.locator(':is(button, .button, iframe, textarea, input:not([type="hidden"])):visible')
  await expect(toPress).toHaveCount(0)
  for (const asked of [list.moveTo, letter.chosen])
    await expect(page.getByText(asked, { exact: true })).toBeHidden()
  const row = page.getByRole('row').filter({ hasText: 'Pappa Per' })
  await expect(row).toContainText(statuses.received)
  await expect(row).toContainText(/\d\s(jan|feb|mars|apr|maj|juni|juli|aug|sep|okt|nov|dec)\.?\s20\d\d/)

  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('link', { name: 'Pappa Per' }).click()
  await page.locator('#note').fill('Ring på fredag.')
  await page.getByRole('button', { name: application.addNote }).click()
  await page.emulateMedia({ media: 'print' })
  await expect(toPress).toHaveCount(0)
  await expect(page.getByText('Ring på fredag.')).toBeVisible()
  await expect(page.locator('main select:visible')).toHaveValue('received')
})
