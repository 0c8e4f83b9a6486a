import type { Locator, Page } from '@playwright/test'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { faultsOn, smallTargets } from './looking.ts'
import { linkIn, signUp } from './subscribing.ts'
import { expect, test } from './test.ts'

const error = { sv: /^Fel: 2 /, nb: /^Feil: 2 /, en: /^Error: 2 / } as const

/** No accessibility fault axe knows, nothing to scroll to sideways, nothing too small, nothing for search engines. */
async function expectSound(page: Page) {
  expect(await faultsOn(page), page.url()).toEqual([])
  expect(await smallTargets(page, 24), page.url()).toEqual([])
  await expect(page.locator('meta[name=robots][content=noindex]')).toHaveCount(1)
}

for (const locale of ['sv', 'nb', 'en'] as const) {
  const words = wordsIn(locale).newsletter

  test(`UX-26 UX-28 UX-29 an unfinished sign-up comes back with what is missing and what was chosen (${locale})`, async ({
    page,
  }) => {
    const send = page.getByRole('button', { name: words.submit })
    await page.goto(`/${locale}/newsletter/`)
    const [answer] = await Promise.all([page.waitForResponse(/api\/newsletter/), send.click()])
    expect(answer.status()).toBe(422)
    await expect(page).toHaveTitle(error[locale])
    await expect(page.locator('#errors')).toBeFocused()
    for (const field of ['email', 'consent-newsletter']) {
      const link = page.locator(`#errors a[href="#${field}"]`)
      await expect(page.locator(`#${field}-error`)).toHaveText(await link.innerText())
      await expect(page.locator(`#${field}`)).toHaveAttribute('aria-invalid', 'true')
    }
    await page.locator('#email').fill('kim@')
    await page.locator('[name=topics][value=jobs]').check()
    await page.getByLabel('Bergen').check()
    await send.click()
    await expect(page.locator('#email')).toHaveValue('kim@')
    await expect(page.locator('[name=topics][value=jobs]')).toBeChecked()
    await expect(page.getByLabel('Bergen')).toBeChecked()
    await expect(page.locator('#consent-newsletter')).not.toBeChecked()
    await expect(page.locator('[lang][hreflang]').first()).toHaveAttribute('href', '/sv/newsletter/')
  })

  for (const width of [320, 1280]) {
    test(`UX-54 UX-56 UX-57 every page from the letter to the last word has no accessibility fault (${locale}, ${width} px)`, {
      tag: '@proof',
    }, async ({ page, portal }) => {
      test.setTimeout(180_000)
      const email = `sound.${locale}.${width}@post.example`
      const follow = (way: Locator) => Promise.all([page.waitForEvent('load'), way.click()])
      const press = (name: string) => follow(page.getByRole('button', { name, exact: true }))
      await page.setViewportSize({ width, height: 800 })
      await page.goto(`/${locale}/newsletter/`)
      await page.locator('[name=topics][value=jobs]').check()
      await press(words.submit)
      await expectSound(page)
      await signUp(page, locale, email)
      await page.goto(await linkIn(portal, email, 'confirm'))
      await expectSound(page)
      await press(words.confirm.button)
      await expectSound(page)
      await follow(page.getByRole('link', { name: words.confirm.confirmed.manage }))
      await expectSound(page)
      await page.getByText(words.leave.change).click()
      await page.locator('#topics').uncheck()
      await press(words.leave.save)
      await expectSound(page)
      await page.locator('#topics').check()
      await press(words.leave.save)
      await expect(page.locator('h1')).toHaveText(words.leave.changed.title)
      await expectSound(page)
      await press(words.leave.button)
      await expectSound(page)
      const address = page.url()
      await press(words.leave.left.eraseButton)
      await expectSound(page)
      await page.goto(await linkIn(portal, email, 'erase'))
      await expectSound(page)
      await press(words.erase.button)
      await expectSound(page)
      for (const path of [address, `/${locale}/newsletter/confirm/x/`, `/${locale}/newsletter/erase/x/`]) {
        await page.goto(path)
        await expectSound(page)
      }
    })
  }
}

test('UX-27 the newsletter can be asked for, corrected and confirmed with the keyboard alone', async ({
  page,
  portal,
}) => {
  const { keyboard } = page
  const words = wordsIn('en').newsletter
  await page.goto('/en/newsletter/')
  await page.locator('#email').focus()
  await keyboard.type('kim.keys')
  await keyboard.press('Enter')
  await expect(page.locator('#errors')).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(page.locator('#email')).toBeFocused()
  await keyboard.press('End')
  await keyboard.type('@post.example')
  for (const topic of ['news', 'events', 'jobs']) {
    await keyboard.press('Tab')
    await expect(page.locator(`[name=topics][value=${topic}]`)).toBeFocused()
  }
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect(page.locator('#consent-newsletter')).toBeFocused()
  await keyboard.press('Space')
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/\/en\/sent\/newsletter\/$/)
  await page.goto(await linkIn(portal, 'kim.keys@post.example', 'confirm'))
  await page.getByRole('button', { name: words.confirm.button }).focus()
  await keyboard.press('Enter')
  await expect(page.locator('h1')).toHaveText(words.confirm.confirmed.title)
})

test('places and kinds are asked about only by who wants jobs, and are those of our jobs', async ({
  page,
}) => {
  await page.goto('/sv/newsletter/')
  await expect(page.getByRole('group')).toHaveCount(1)
  await page.locator('[name=topics][value=jobs]').check()
  await expect(page.getByRole('group')).toHaveCount(3)
  await expect(page.locator('[name=place]')).toHaveCount(2)
  const values = await page
    .locator('[name=kind]')
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value')))
  expect(values.sort()).toEqual(['permanent', 'temporary'])
})

test('who looks for a job is told of the newsletter, also when no job fits', async ({ page }) => {
  for (const path of ['/sv/jobs/', '/sv/jobs/?kind=temporary&place=gothenburg-sweden']) {
    await page.goto(path)
    await page.getByRole('link', { name: wordsIn('sv').newsletter.invite.link }).click()
    await expect(page).toHaveURL(/\/sv\/newsletter\/$/)
  }
})

test('the sign-up carries no script, and the pages behind the links ask nobody but us', async ({
  page,
  portal,
}) => {
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== portal.at.origin) elsewhere.push(request.url())
  })
  await signUp(page, 'sv', 'quiet@post.example')
  await page.goto(await linkIn(portal, 'quiet@post.example', 'confirm'))
  await expect(page.locator('script')).toHaveCount(0)
  await expect(page.locator('a[href^="http"]')).toHaveCount(0)
  await page.goto('/sv/newsletter/')
  await expect(page.locator('script')).toHaveCount(0)
  expect(elsewhere).toEqual([])
})
