import { wordsIn } from '../../functions/promises/language/words.ts'
import { employ, goToDesk } from './desk-visit.ts'
import { faultsOn } from './looking.ts'
import { expect, test } from './test.ts'

const { desk, problems } = wordsIn('sv')
const email = 'officer@staff.example'
const hold = `insert into holds values ('a-hold', 'message', 'KLMN-2345', 'c', 'claim', '', 'A claim.', '2026-01-02', '2026-02-03', 1, null)`

test.use({ viewport: { width: 360, height: 800 } })

test('an officer meets an incident and a hold past its review on the overview, and each in its list', {
  tag: '@proof',
}, async ({ page, portal }) => {
  await employ(portal, { email, role: 'privacy-officer', openings: [] })
  await portal.database.execute(hold)
  await goToDesk(page, portal, 'sv', email)
  await page.goto('/desk/incidents/new/')
  await page.locator('#heading').fill('En lista i fel brevlåda')
  await page.locator('#known').fill('2026-01-02T09:30')
  await page.locator('#happened').fill('En lista gick till fel arbetsgivare.')
  await page.getByRole('button', { name: 'Spara som ny anteckning' }).click()
  await page.waitForURL('**/?done=saved')
  await page.goto('/desk/')
  await expect(page.locator('main').getByRole('link', { name: 'Raderingsspärrar' })).toBeVisible()
  await page.getByRole('link', { name: 'Incidenter: En lista i fel brevlåda' }).click()
  await expect(page.locator('h1')).toHaveText('En lista i fel brevlåda')
  for (const [path, name, text] of [
    ['incidents', 'En lista i fel brevlåda', /Tiden att anmäla gick ut/],
    ['holds', 'KLMN-2345', /3\sfebruari 2026\s*Försenad/],
  ] as const) {
    await page.goto(`/desk/${path}/`)
    const line = page.locator('table.lines tbody tr').filter({ has: page.getByRole('link', { name }) })
    await expect(line.locator('td.wrong')).toHaveText(text)
    await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('1')
  }
})

test('whoever meets trouble at the desk is led back to the desk, not to the jobs', { tag: '@proof' }, async ({
  page,
  portal,
}) => {
  await employ(portal, { email: 'lost@staff.example' })
  await goToDesk(page, portal, 'sv', 'lost@staff.example')
  for (const [path, kind] of [
    ['applications/none/', 'applicationNotHere'],
    ['openings/none/', 'notFound'],
    ['staff/', 'notYourRole'],
  ] as const) {
    await page.goto(`/desk/${path}`)
    await expect(page.locator('h1')).toHaveText(problems[kind].title)
    await expect(page.getByRole('navigation', { name: desk.menu })).toBeVisible()
    await expect(page.getByRole('link', { name: problems.jobs })).toHaveCount(0)
  }
  expect(await faultsOn(page)).toEqual([])
  await page.getByRole('link', { name: problems.desk }).click()
  await expect(page.locator('h1')).toHaveText(desk.pages.overview)
})
