import { test as base, type Locator, type Page } from '@playwright/test'
import { counter, listForConsent, memory } from '../portal/asking.ts'
import { type OwnSite, openSiteWith } from './site-with.ts'
import { portalFor } from './surroundings.ts'

/** Tests against the built Worker of a site whose content lists something that people must be asked about; it is built once, by the one worker that these tests share. */
export const test = base.extend<{ baseURL: string }, { site: OwnSite }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const today = new Date().toISOString().slice(0, 10)
      const site = await openSiteWith(portalFor(40), (content) =>
        listForConsent(content, [counter, memory], today),
      )
      await use(site)
      await site.close()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ site }, use) => use(site.at.origin),
})

/** Stands in for the supplier, who is outside: answers with a script that stores, and lists what was asked of it. */
export async function listenTo(page: Page): Promise<string[]> {
  const asked: string[] = []
  await page.route('https://utsikt.example/**', (route) => {
    asked.push(route.request().url())
    const body = "document.cookie = 'utsikt_visit=1; path=/'; localStorage.setItem('utsikt_seen', 'yes')"
    return route.fulfill({ contentType: 'text/javascript', body })
  })
  return asked
}

/** Presses a button by its whole name. */
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

export async function cookieNames(page: Page): Promise<string[]> {
  return (await page.context().cookies()).map(({ name }) => name).sort()
}

/** What makes a button more or less inviting than another. */
export function looksOf(button: Locator) {
  return button.evaluate((element) => {
    const { width, height } = element.getBoundingClientRect()
    const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(element)
    return { width, height, color, backgroundColor, borderColor, fontSize, fontWeight }
  })
}

/** Presses Tab until the focus is on what has this text. */
export async function tabTo(page: Page, text: string): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === text) return
  }
  throw new Error(`"${text}" cannot be reached with the keyboard`)
}

export { expect } from '@playwright/test'
