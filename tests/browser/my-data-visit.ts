import type { Page } from '@playwright/test'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { expect, type RunningPortal } from './test.ts'

/** Asks for a link, follows it from the mailbox and presses the button behind it. */
export async function goIn(page: Page, portal: RunningPortal, locale: Locale, email: string) {
  const words = wordsIn(locale).myData
  await page.goto(`/${locale}/my-data/`)
  await page.locator('#email').fill(email)
  await page.getByRole('button', { name: words.submit }).click()
  await page.waitForURL(`**/${locale}/sent/my-data/`)
  const links = async () =>
    (await portal.letters(email)).flatMap(({ text }) => text.match(/\S+\/my-data\/[\w-]{43}\//) ?? [])
  await expect.poll(async () => (await links()).length).toBe(1)
  await page.goto((await links())[0]!)
  await page.getByRole('button', { name: words.open.button }).click()
  await page.waitForURL(`**/${locale}/my-data/mine/`)
}
