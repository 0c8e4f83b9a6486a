import { wordsIn } from '../../functions/promises/language/words.ts'
import { jobSlug } from '../portal/applying.ts'
import { type Colleague, employ, enterByLink } from './at-the-desk.ts'
import { promises } from './every-page.ts'
import { faultsOn } from './looking.ts'
import { expect, test } from './test.ts'

const { closing, colleagues, figures } = wordsIn('nb').desk
const title = promises.openings.find(({ slug }) => slug === jobSlug)!.title.nb

const colleague = (name: string): Colleague => ({
  email: `${name}.strand@staff.example`,
  name: `${name} Strand`,
  locale: 'nb',
  role: 'administrator',
  openings: [],
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })

  test('UX-54 an opening is closed early after being asked once more, and opened again', {
    tag: '@proof',
  }, async ({ page, portal }) => {
    const una = colleague('una')
    await employ(portal, una)
    await enterByLink(page, portal, una)
    await page.goto('/desk/openings/')
    const row = page.getByRole('listitem').filter({ hasText: title })
    await row.getByRole('link', { name: closing.link }).click()
    await page.getByRole('link', { name: colleagues.back }).click()
    await row.getByRole('link', { name: closing.link }).click()
    await page.getByRole('button', { name: closing.button }).click()
    await expect(row).toContainText(closing.states.closedEarly.replace('{day}', '').trim())
    await row.getByRole('button', { name: closing.reopen }).click()
    await expect(row.getByRole('link', { name: closing.link })).toBeVisible()
    await page.getByRole('link', { name: figures.title }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(figures.title)
  })
})

test('UX-57 the overview, openings, figures and settings have no accessibility fault and do not scroll sideways', {
  tag: '@proof',
}, async ({ browser, portal, baseURL }) => {
  const eli = colleague('eli')
  await employ(portal, eli)
  const viewport = { width: 320, height: 800 }
  const page = await browser.newPage({ baseURL, viewport, javaScriptEnabled: true })
  await enterByLink(page, portal, eli)
  const closePage = `/desk/openings/${jobSlug}/close/`
  for (const path of ['/desk/', '/desk/openings/', closePage, '/desk/figures/', '/desk/settings/']) {
    await page.goto(path)
    expect(await faultsOn(page), path).toEqual([])
  }
  await page.close()
})
