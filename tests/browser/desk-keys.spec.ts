import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm, jobSlug } from '../portal/applying.ts'
import { employ, goToDesk } from './desk-visit.ts'
import { faultsOn } from './looking.ts'
import { expect, type RunningPortal, test } from './test.ts'

const { application, more, pages } = wordsIn('sv').desk

async function applyAs(portal: RunningPortal, name: string, email: string) {
  const headers = { Origin: portal.at.origin, 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json' }
  const body = applicationForm({ name, email })
  const sent = await fetch(`${portal.at.origin}/api/applications`, { method: 'POST', body, headers })
  expect(sent.status).toBe(201)
}

test('UX-63 J and K turn between applications while the focus is on their links, and are letters elsewhere', {
  tag: '@proof',
}, async ({ page, portal }) => {
  await employ(portal, { email: 'turner@staff.example' })
  for (const [at, name] of ['Vända Ett', 'Vända Två', 'Vända Tre'].entries())
    await applyAs(portal, name, `turned.${at}@post.example`)
  await goToDesk(page, portal, 'sv', 'turner@staff.example')
  await page.goto(`/desk/openings/${jobSlug}/?q=${encodeURIComponent('Vända')}`)
  await page.getByRole('link', { name: 'Vända Tre' }).click()
  const heading = page.locator('h1')
  await expect(page.getByText(application.keys.here)).toBeVisible()
  await expect(page.locator('.top [aria-current]')).toHaveText(pages.openings)
  expect(await faultsOn(page)).toEqual([])

  await page.locator('#note').pressSequentially('jk')
  await expect(page.locator('#note')).toHaveValue('jk')
  await page.locator('body').press('j')
  await expect(heading).toHaveText('Vända Tre')

  await page.getByRole('link', { name: application.older, exact: true }).focus()
  await page.keyboard.press('Control+j')
  await expect(heading).toHaveText('Vända Tre')
  await page.keyboard.press('j')
  await expect(heading).toHaveText('Vända Två')
  await page.keyboard.press('j')
  await expect(heading).toHaveText('Vända Ett')
  await page.keyboard.press('k')
  await expect(heading).toHaveText('Vända Två')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('UX-54 the menu of an administrator is one line on a screen, and unfolds by keyboard without JavaScript', async ({
    page,
    portal,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await employ(portal, {
      email: 'chief@staff.example',
      name: 'Astrid Holm',
      role: 'administrator',
      openings: [],
    })
    await goToDesk(page, portal, 'sv', 'chief@staff.example')
    expect((await page.locator('header.top').boundingBox())!.height).toBeLessThan(100)
    const traces = page.getByRole('navigation').getByRole('link', { name: pages.traces })
    await expect(traces).toBeHidden()
    await page.locator('.top summary').focus()
    await page.keyboard.press('Enter')
    await traces.click()
    await expect(page.locator('h1')).toHaveText(pages.traces)
    await expect(page.locator('.top summary')).toHaveText(`${more}: ${pages.traces}`)
  })
})
