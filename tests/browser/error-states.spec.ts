import type { Page } from '@playwright/test'
import { type Locale, locales } from '../../functions/promises/language/languages.ts'
import { plural, wordsIn } from '../../functions/promises/language/words.ts'
import { triedForms } from './errors/forms.ts'
import { outlineOf } from './errors/outline.ts'
import { inRounds, type Wrong } from './errors/wrongs.ts'
import { faultsOn } from './looking.ts'
import { expect, test } from './test.ts'

/** Presses the form's own button; the answer is the form once more. */
async function send(page: Page): Promise<void> {
  const [answer] = await Promise.all([
    page.waitForResponse((answer) => answer.request().isNavigationRequest()),
    page.locator('form[method=post] .button[type=submit]').click(),
  ])
  expect(answer.status()).toBe(422)
  await page.waitForLoadState()
}

/** Each sentence first on the page in the order of the fields, and word for word at its field. */
async function expectTold(page: Page, round: readonly Wrong[], locale: Locale): Promise<void> {
  const { apply, errors } = wordsIn(locale)
  const { length } = round
  await expect(page).toHaveTitle(new RegExp(`^${plural(apply.errorTitle, length, locale)} `))
  const summary = page.locator('#errors')
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('heading')).toHaveText(plural(apply.errorSummary, length, locale))
  const met = await page.locator('form [id]').evaluateAll((nodes) => nodes.map((node) => node.id))
  const inOrder = round.toSorted((one, other) => met.indexOf(one.at) - met.indexOf(other.at))
  await expect(summary.locator('li')).toHaveText(inOrder.map(({ message }) => errors[message]))
  for (const { at, message } of round.filter(({ at }) => at !== 'form')) {
    await expect(page.locator(`#${at}-error`)).toHaveText(errors[message])
    expect((await page.locator(`#${at}`).boundingBox())?.x, at).toBeGreaterThanOrEqual(0)
    await expect(page.locator(`#${at}`)).toHaveAttribute('aria-invalid', 'true')
    await expect(page.locator(`#${at}`)).toHaveAttribute('aria-describedby', new RegExp(`^${at}-error`))
  }
}

/** Accessibility faults and sideways scrolling on screens of these widths. */
async function expectSound(page: Page, round: readonly Wrong[], widths: number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    expect(await faultsOn(page), `${width} px: ${round.map(({ message }) => message).join()}`).toEqual([])
  }
}

for (const locale of locales)
  for (const { name, fillIn, wrongs } of triedForms)
    test(`UX-26 UX-28 UX-32 UX-54 every error of the form "${name}" is told on top and at its field (${locale}${name.startsWith('open') ? ', 1280 px' : ''})`, {
      tag: '@proof',
    }, async ({ page }) => {
      test.setTimeout(600_000)
      await page.setViewportSize({ width: 320, height: 800 })
      await page.route(/\.js$/, (route) => route.abort())
      const outlines = new Map<Wrong, string>()
      for (const [at, round] of inRounds(wrongs).entries()) {
        await fillIn(page, locale)
        for (const wrong of round) await wrong.make(page)
        await send(page)
        await expectTold(page, round, locale)
        for (const wrong of round) outlines.set(wrong, await outlineOf(page, wrong))
        await expectSound(page, round, at === 0 ? [1280, 320] : [320])
      }
      const found = wrongs.map((wrong) => outlines.get(wrong)).join('\n')
      expect(found).toMatchSnapshot(`${name}.txt`)
    })
