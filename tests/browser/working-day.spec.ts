import type { Page } from '@playwright/test'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm } from '../portal/applying.ts'
import { employ, goToDesk } from './desk-visit.ts'
import { goIn } from './my-data-visit.ts'
import { addPasskeyIn, withDevice } from './passkey-device.ts'
import { expect, type RunningPortal, test } from './test.ts'

const { desk, myData } = wordsIn('sv')
const opening = 'recruiter-gothenburg'
const theirs = `/desk/openings/${opening}/?q=S%C3%B6kande`
const applicants = Array.from({ length: 20 }, (_, at) => ({
  name: `Sökande ${String(at + 1).padStart(2, '0')}`,
  email: `day.${at + 1}@post.example`,
}))
const [hired, rejected] = [applicants[0]!, applicants[7]!]

async function everybodyApplies({ at }: RunningPortal) {
  const headers = { Origin: at.origin, 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json' }
  for (const one of applicants) {
    const body = applicationForm({ ...one, opening, letter: `Hej, jag är ${one.name}.` })
    const sent = await fetch(`${at.origin}/api/applications`, { method: 'POST', body, headers })
    expect(sent.status).toBe(201)
  }
}

/** Presses Tab until what is meant has the focus. */
async function tabTo(page: Page, selector: string) {
  for (let pressed = 0; pressed < 60; pressed++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((meant) => document.activeElement?.matches(meant), selector)) return
  }
  throw new Error(`no way to ${selector} by Tab`)
}

/** Reads one application after the other without ever touching the mouse. */
async function readAllByKeyboard(page: Page): Promise<string[]> {
  const read: string[] = []
  await tabTo(page, 'tbody a')
  await page.keyboard.press('Enter')
  for (;;) {
    await page.waitForURL('**/desk/applications/**')
    read.push(await page.locator('h1').innerText())
    if (read.length === applicants.length) return read
    const here = page.url()
    await tabTo(page, 'a[rel=next]')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.href !== here)
  }
}

async function reject(page: Page, names: readonly string[]) {
  await page.goto(`/desk/openings/${opening}/`)
  for (const name of names) {
    await page.getByRole('checkbox', { name }).focus()
    await page.keyboard.press('Space')
  }
  await page.locator('.bulk [name=to]').selectOption('rejected')
  await page.getByRole('button', { name: desk.list.move }).click()
  await expect(page.getByRole('status').first()).toContainText(String(names.length))
}

async function hire(page: Page, name: string) {
  await page.getByRole('link', { name }).click()
  await page.locator('main [name=to]').selectOption('hired')
  await page.getByRole('button', { name: desk.list.move }).click()
  await expect(page.locator('main')).toContainText(desk.statuses.hired)
}

async function endRecruitment(page: Page) {
  await page.goto(`/desk/openings/${opening}/end/`)
  await page.getByRole('radio', { name: desk.end.outcomes.rejected }).check()
  await page.getByLabel(desk.end.confirm).check()
  await page.getByRole('button', { name: desk.end.submit }).click()
  await expect(page.getByRole('button', { name: desk.end.submit })).toHaveCount(0)
}

async function answerByPost(page: Page, name: string) {
  const { enter, answer, said } = desk.requests
  await page.goto('/desk/requests/new/')
  await page.locator('[name=kind]').selectOption('access')
  await page.locator('[name=way]').selectOption('by-letter')
  await page.locator('[name=name]').fill(name)
  await page.locator('[name=address]').fill('Storgatan 1, 411 00 Göteborg')
  await page.locator('[name=identity]').fill('Underskriften stämmer med kontraktet')
  await page.getByRole('button', { name: enter.button }).click()
  await expect(page.getByRole('status')).toContainText(said.entered)
  await page.locator('[name=outcome]').selectOption('done')
  await page.locator('[name=evidence]').fill('Kopian skickades rekommenderat')
  await page.getByRole('button', { name: answer.button }).click()
  await expect(page.getByRole('status')).toContainText(said.answered)
}

test('a working day: twenty applications are read by keyboard, answered and ended, a request is answered, and an applicant sees it all', {
  tag: '@proof',
}, async ({ page, portal }) => {
  test.setTimeout(240_000)
  await everybodyApplies(portal)
  await employ(portal, { email: 'day@staff.example', openings: [opening] })
  await employ(portal, { email: 'officer.day@staff.example', role: 'privacy-officer', openings: [] })

  await withDevice(page)
  await goToDesk(page, portal, 'sv', 'day@staff.example')
  await addPasskeyIn(page, 'Jobbdatorn')
  await page.getByRole('button', { name: desk.signOut, exact: true }).first().click()
  await page.goto('/desk/sign-in/?l=sv')
  await page.getByRole('button', { name: desk.passkeys.signIn.button }).click()
  await page.waitForURL('**/desk/')

  await page.goto(theirs)
  const read = await readAllByKeyboard(page)
  expect(read.toSorted()).toEqual(applicants.map(({ name }) => name))
  await reject(
    page,
    applicants.slice(5, 10).map(({ name }) => name),
  )
  await hire(page, hired.name)
  await endRecruitment(page)
  await expect
    .poll(async () => (await portal.letters(rejected.email)).map(({ subject }) => subject))
    .toContainEqual(expect.stringContaining('Rekryterare'))
  await page.goto(theirs)
  await expect(page.locator('tbody tr')).toHaveCount(1)

  await page.context().clearCookies()
  await goToDesk(page, portal, 'sv', 'officer.day@staff.example')
  await answerByPost(page, rejected.name)

  await page.context().clearCookies()
  await goIn(page, portal, 'sv', rejected.email)
  const main = page.locator('main')
  await expect(main).toContainText(myData.handled.read.title)
  await expect(main).toContainText(desk.statuses.rejected.toLowerCase())
  await expect(main.getByText(myData.codes.opened).first()).toBeVisible()
  await portal.database.execute({ sql: 'delete from opening_ends where opening = ?', args: [opening] })
})
