import type { Page } from '@playwright/test'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { expect, type RunningPortal } from './test.ts'

/** Fills in what is asked for and sends it; ends on the page that says what comes next. */
export async function signUp(page: Page, locale: Locale, email: string): Promise<void> {
  await page.goto(`/${locale}/newsletter/`)
  await page.locator('#email').fill(email)
  await page.locator('#consent-newsletter').check()
  await page.getByRole('button', { name: wordsIn(locale).newsletter.submit }).click()
  await page.waitForURL(`**/${locale}/sent/newsletter/`)
}

/** Signs up and confirms from the mailbox; ends on the page that says welcome. */
export async function subscribe(page: Page, portal: RunningPortal, locale: Locale, email: string) {
  await signUp(page, locale, email)
  await page.goto(await linkIn(portal, email, 'confirm'))
  await page.getByRole('button', { name: wordsIn(locale).newsletter.confirm.button }).click()
  await expect(page.locator('h1')).toHaveText(wordsIn(locale).newsletter.confirm.confirmed.title)
}

/** Subscribes and follows the welcome to where one leaves. */
export async function openSubscription(page: Page, portal: RunningPortal, locale: Locale, email: string) {
  await subscribe(page, portal, locale, email)
  await page.getByRole('link', { name: wordsIn(locale).newsletter.confirm.confirmed.manage }).click()
  await expect(page.locator('h1')).toHaveText(wordsIn(locale).newsletter.leave.title)
}

/** The link in the newest letter of its kind, when so many of them have come. */
export async function linkIn(
  portal: RunningPortal,
  email: string,
  kind: 'confirm' | 'erase',
  letters = 1,
): Promise<string> {
  const links = async () =>
    (await portal.letters(email)).flatMap(
      ({ text }) => text.match(new RegExp(`\\S+/newsletter/${kind}/\\S+`)) ?? [],
    )
  await expect.poll(async () => (await links()).length).toBe(letters)
  return (await links())[0]!
}

/** Everything kept about an address, as the database has it. */
export async function keptAbout(portal: RunningPortal, email: string) {
  const rowsOf = async (table: string) =>
    (await portal.database.execute({ sql: `select * from ${table} where email = ?`, args: [email] })).rows
  return { waiting: await rowsOf('subscription_requests'), subscriptions: await rowsOf('subscriptions') }
}
