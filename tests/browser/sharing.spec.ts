import type { Page } from '@playwright/test'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm } from '../portal/applying.ts'
import { employ, goToDesk } from './desk-visit.ts'
import { faultsOn } from './looking.ts'
import { goIn } from './my-data-visit.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 } })

const { desk, sharing, rights } = wordsIn('sv')
const words = desk.share

async function applyAs(portal: RunningPortal, name: string, applicant: string) {
  const headers = { Origin: portal.at.origin, 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json' }
  const body = applicationForm({ name, email: applicant, letter: 'Hej!\n<b>Jag</b> lagar båtar.' })
  const sent = await fetch(`${portal.at.origin}/api/applications`, { method: 'POST', body, headers })
  expect(sent.status).toBe(201)
  const asked = { sql: 'select id from applications where email = ?', args: [applicant] }
  const { rows } = await portal.database.execute(asked)
  return `/desk/applications/${rows[0]!.id}/`
}

async function follow(page: Page, portal: RunningPortal, to: string, leads: RegExp): Promise<string> {
  const links = async () => (await portal.letters(to)).flatMap(({ text }) => text.match(leads) ?? [])
  await expect.poll(async () => (await links()).length).toBeGreaterThan(0)
  const [link] = await links()
  await page.goto(link!)
  return link!
}

/** Everything on the page that a person or a program would meet, at both ends of the screens there are. */
async function expectSound(page: Page) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    expect(await faultsOn(page), `${page.url()} ${width}`).toEqual([])
  }
  await page.setViewportSize({ width: 360, height: 740 })
}

/** The whole way, from the question to its end; `look` is done on every page. */
async function shareAndEnd(
  page: Page,
  portal: RunningPortal,
  who: string,
  look: (page: Page) => Promise<void>,
) {
  const [recruiter, applicant, employer] = [
    `${who}@staff.example`,
    `${who}@post.example`,
    `${who}@shipyard.example`,
  ]
  const name = `Siv Ask ${who}`
  await employ(portal, { email: recruiter })
  const path = await applyAs(portal, name, applicant)
  await goToDesk(page, portal, 'sv', recruiter)
  await page.goto(path)
  await page.getByRole('link', { name: words.link }).click()
  await look(page)
  await page.getByRole('button', { name: words.submit }).click()
  await expect(page.locator('#errors')).toContainText(wordsIn('sv').errors.sharePartsMissing)
  await look(page)
  await page.locator('#name').fill('Kari Moen')
  await page.locator('#organisation').fill('Havnes Verft')
  await page.locator('#email').fill(employer)
  await page.getByLabel(sharing.parts.letter).check()
  await page.getByLabel(sharing.parts.cv).check()
  await page.locator('#reason').fill('Varvet väljer själv sin tekniker.')
  await page.getByRole('button', { name: words.submit }).click()
  await expect(page.locator('main')).toContainText(words.states.waiting)

  await follow(page, portal, applicant, /\S+\/sharing\/\S+/)
  await expect(page.locator('main')).toContainText('Varvet väljer själv sin tekniker.')
  await look(page)
  await page.getByRole('button', { name: sharing.ask.approve }).click()
  await expect(page.getByRole('status')).toContainText('Kari Moen kan läsa den')
  await look(page)

  const link = await follow(page, portal, employer, /\S+\/shown\/\S+/)
  await expect(page.locator('body')).not.toContainText(name)
  await look(page)
  await page.getByRole('button', { name: sharing.shown.open }).click()
  await expect(page.locator('h1')).toHaveText(name)
  await expect(page.locator('main')).toContainText('<b>Jag</b> lagar båtar.')
  await expect(page.locator('main')).not.toContainText(applicant)
  await look(page)

  await goIn(page, portal, 'sv', applicant)
  await expect(page.locator('main')).toContainText('Kari Moen, Havnes Verft, öppnade ansökan')
  await look(page)
  await page.getByRole('button', { name: sharing.ask.end }).click()
  await expect(page.getByRole('status')).toContainText(rights.done.shareEnded)
  await page.goto(link)
  await expect(page.locator('h1')).toHaveText(wordsIn('sv').problems.shareOver.title)
  await page.goto(path)
  await expect(page.locator('main')).toContainText(words.states.ended)
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('E11 a recruiter asks, the applicant says yes, the employer reads what was chosen, and the applicant ends it', {
    tag: '@proof',
  }, async ({ page, portal }) => {
    await shareAndEnd(page, portal, 'shown-plainly', async () => undefined)
  })
})

test('UX-54 no page of sharing has an accessibility fault or scrolls sideways', { tag: '@proof' }, async ({
  page,
  portal,
}) => {
  test.setTimeout(120_000)
  await shareAndEnd(page, portal, 'looked-at', expectSound)
})
