import { languageInWords } from '../../functions/promises/language/in-words.ts'
import { type Locale, locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm, jobSlug } from '../portal/applying.ts'
import { employ, goToDesk } from './desk-visit.ts'
import { faultsOn, nextFocus } from './looking.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 } })

const list = `/desk/openings/${jobSlug}/`

async function applyAs(portal: RunningPortal, name: string, email: string) {
  const headers = { Origin: portal.at.origin, 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json' }
  const body = applicationForm({ name, email, letter: `Hej!\n${name} <b>här</b>.` })
  const sent = await fetch(`${portal.at.origin}/api/applications`, { method: 'POST', body, headers })
  expect(sent.status).toBe(201)
}

const emailOf = (locale: Locale, what: string) => `${what}.${locale}@staff.example`

for (const locale of locales) {
  const { desk } = wordsIn(locale)

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })

    test(`UX-63 on a phone without JavaScript a recruiter signs in, reads, notes, rates, rejects and takes it back (${locale})`, async ({
      page,
      portal,
    }) => {
      const email = emailOf(locale, 'phone')
      const name = `Märta Ågren ${locale}`
      await employ(portal, { email, locale })
      await applyAs(portal, name, `marta.${locale}@post.example`)
      await goToDesk(page, portal, locale, email)
      await page.goto(`${list}?q=${encodeURIComponent(name)}`)
      await page.getByRole('link', { name }).click()
      await expect(page.locator('h1')).toHaveText(name)
      await expect(page.locator('main')).toContainText(`${name} <b>här</b>.`)
      await expect(page.locator('.facts')).toContainText(languageInWords('sv', locale))
      await page.locator('#note').fill('Ring på fredag.')
      await page.getByRole('button', { name: desk.application.addNote }).click()
      await page.locator('[name=stars]').selectOption('4')
      await page.getByRole('button', { name: desk.application.rate }).click()
      await page.locator('#label').fill('')
      await page.getByRole('button', { name: desk.application.addLabel }).click()
      await expect(page.locator('#errors')).toContainText(wordsIn(locale).errors.labelMissing)
      await page.goto(`${list}?q=${encodeURIComponent(name)}`)
      await page.getByRole('button', { name: desk.list.move }).click()
      await expect(page.getByRole('status').first()).toHaveText(desk.list.nothingDone.nothing)
      await page.getByRole('checkbox', { name }).check()
      await page.locator('.bulk [name=to]').selectOption('rejected')
      await page.getByRole('button', { name: desk.list.move }).click()
      await expect(page.getByRole('status').first()).toContainText(desk.statuses.rejected)
      await page.getByRole('button', { name: desk.list.undo }).click()
      await expect(page.getByRole('status').first()).toContainText(desk.statuses.received)
      await page.getByRole('link', { name }).click()
      await expect(page.locator('main')).toContainText('Ring på fredag.')
      await page.getByRole('button', { name: desk.signOut }).click()
      await expect(page.locator('h1')).toHaveText(desk.signIn.title)
    })
  })

  test(`UX-54 no page of the desk has an accessibility fault or scrolls sideways (${locale})`, {
    tag: '@proof',
  }, async ({ page, portal }) => {
    test.setTimeout(120_000)
    const email = emailOf(locale, 'looker')
    await employ(portal, { email, locale, role: 'administrator' })
    await applyAs(portal, `Åke Holm ${locale}`, `ake.${locale}@post.example`)
    await page.goto(`/desk/sign-in/?l=${locale}`)
    expect(await faultsOn(page)).toEqual([])
    await page.goto(`/desk/sign-in/sent/?l=${locale}`)
    expect(await faultsOn(page)).toEqual([])
    await page.goto(`/desk/sign-in/${'a'.repeat(43)}/?l=${locale}`)
    expect(await faultsOn(page)).toEqual([])
    await goToDesk(page, portal, locale, email)
    const { rows } = await portal.database.execute('select id from applications limit 1')
    const ofOfficers = [
      ...['/desk/traces/', '/desk/retention/', '/desk/record/', '/desk/staff/'],
      '/desk/requests/',
      '/desk/requests/answered/',
      '/desk/requests/new/',
      '/desk/people/?q=x',
    ]
    const pages = [
      ...['/desk/', '/desk/me/', list, `${list}?q=zzz`, `/desk/applications/${rows[0]!.id}/`],
      ...[...ofOfficers, `/desk/people/?q=ake.${locale}@post.example`, '/desk/people/?q=åke'],
    ]
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      for (const path of pages) {
        await page.goto(path)
        expect(await faultsOn(page), `${path} ${width}`).toEqual([])
      }
    }
  })
}

test('UX-54 what only a privacy officer sees has no accessibility fault and does not scroll sideways', {
  tag: '@proof',
}, async ({ page, portal }) => {
  await employ(portal, { email: 'officer@staff.example', role: 'privacy-officer', openings: [] })
  await goToDesk(page, portal, 'sv', 'officer@staff.example')
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const path of ['/desk/', '/desk/locked/']) {
      await page.goto(path)
      await expect(page.locator('nav[aria-label]').first()).toBeVisible()
      expect(await faultsOn(page), `${path} ${width}`).toEqual([])
    }
  }
})

test.describe('with a PDF viewer that has no keys of its own', () => {
  test.use({ javaScriptEnabled: false })

  test('UX-63 every link and field of an application is reached by Tab and seen while it has the focus', {
    tag: '@proof',
  }, async ({ page, portal }) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await employ(portal, { email: 'keys@staff.example', locale: 'en' })
    await applyAs(portal, 'Key Board', 'keyboard@post.example')
    await goToDesk(page, portal, 'en', 'keys@staff.example')
    await page.goto(`${list}?q=Key`)
    await page.getByRole('link', { name: 'Key Board' }).click()
    const missed = []
    for (let at = 0; at < 80; at++) {
      const stop = await nextFocus(page)
      if (!stop) break
      if (stop.isCovered || stop.ringPixels < 2) missed.push(stop)
    }
    expect(missed).toEqual([])
  })
})

test('R-83 a CV in PDF is fetched into the page of its application, and no policy stands in its way', async ({
  page,
  portal,
}) => {
  await employ(portal, { email: 'pdf@staff.example' })
  await applyAs(portal, 'Pia Dahl', 'pia@post.example')
  await goToDesk(page, portal, 'sv', 'pdf@staff.example')
  await page.setViewportSize({ width: 1280, height: 2_000 })
  const complaints: string[] = []
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
  await page.goto(`${list}?q=Pia`)
  const shown = page.waitForResponse((answer) => answer.url().includes('/files/'))
  await page.getByRole('link', { name: 'Pia Dahl' }).click()
  expect((await shown).status()).toBe(200)
  await page.waitForLoadState('networkidle')
  expect(complaints).toEqual([])
})
