import { wordsIn } from '../../functions/promises/language/words.ts'
import { type Colleague, employ, enterByLink } from './at-the-desk.ts'
import { promises } from './every-page.ts'
import { faultsOn } from './looking.ts'
import { expect, test } from './test.ts'

const { colleagues: words, more, pages, roles } = wordsIn('nb').desk
const { errors } = wordsIn('nb')

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })

test('UX-54 without JavaScript an administrator adds a colleague, is told what is missing, and ends the account', {
  tag: '@proof',
}, async ({ page, portal }) => {
  const astrid: Colleague = {
    email: 'astrid.holm@staff.example',
    name: 'Astrid Holm',
    locale: 'nb',
    role: 'administrator',
    openings: [],
  }
  await employ(portal, astrid)
  await enterByLink(page, portal, astrid)
  await page.getByRole('navigation').getByText(more, { exact: true }).click()
  await page.getByRole('navigation').getByRole('link', { name: pages.staff }).click()
  await page.getByLabel(words.name.label, { exact: true }).fill('Nora Dahl')
  await page.getByLabel(words.email.label).fill('nora.dahl@staff.example')
  await page.locator('#locale').selectOption('nb')
  await page.locator('#role').selectOption({ label: roles.reader })
  await page.getByRole('button', { name: words.addButton, exact: true }).click()
  await expect(page.getByRole('link', { name: errors.openingsMissing })).toHaveAttribute('href', '#openings')
  await page.getByLabel(promises.openings[0]!.title.nb).check()
  await page.getByRole('button', { name: words.addButton, exact: true }).click()
  await expect(page.getByRole('status')).toHaveText(words.said.added)
  await page.getByRole('link', { name: 'Nora Dahl' }).click()
  await page.getByRole('link', { name: words.end.title }).click()
  await page.getByRole('button', { name: words.end.button }).click()
  await expect(page.getByRole('status')).toHaveText(words.said.ended)
  await expect(page.getByRole('listitem').filter({ hasText: 'Nora Dahl' })).toContainText(
    words.ended.replace('{on}', '').trim(),
  )
  await page.getByRole('link', { name: 'Nora Dahl' }).click()
  await page.getByRole('button', { name: words.reopen.button }).click()
  await expect(page.getByRole('status')).toHaveText(words.said.reopened)
})

test('UX-57 no page about colleagues has an accessibility fault or scrolls sideways', {
  tag: '@proof',
}, async ({ browser, portal, baseURL }) => {
  const ida: Colleague = {
    email: 'ida.holm@staff.example',
    name: 'Ida Holm',
    locale: 'nb',
    role: 'administrator',
    openings: [],
  }
  await employ(portal, ida)
  const page = await browser.newPage({
    baseURL,
    viewport: { width: 320, height: 800 },
    javaScriptEnabled: true,
  })
  await enterByLink(page, portal, ida)
  const address = async (name: string) => {
    await page.goto('/desk/staff/')
    return (await page.getByRole('main').getByRole('link', { name }).getAttribute('href'))!
  }
  const one = await address('Ida Holm')
  for (const path of ['/desk/staff/', one, `${one}end/`, `${one}passkeys/`]) {
    await page.goto(path)
    expect(await faultsOn(page), path).toEqual([])
  }
  await page.close()
})
