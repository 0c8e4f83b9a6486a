import type { Page } from '@playwright/test'
import { localSecrets } from '../../functions/local/surroundings.ts'
import { databaseOn, tursoClient } from '../../functions/platform/database.ts'
import { addressHashesUnder } from '../../functions/platform/secrets/address-hashes.ts'
import type { Member } from '../../functions/platform/staff/member.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { addStaff } from '../../functions/staff/accounts/add.ts'
import { jobSlug } from '../portal/applying.ts'
import { promises } from './every-page.ts'
import { expect, type RunningPortal } from './test.ts'

/** Gives somebody an account in the running portal; a recruiter of the demo job unless a test says otherwise. */
export async function employ(portal: RunningPortal, member: Pick<Member, 'email'> & Partial<Member>) {
  const usual = { name: 'Ida Ek', locale: 'sv', role: 'recruiter', openings: [jobSlug] } as const
  const { at } = portal
  const world = {
    db: databaseOn(tursoClient({ url: at.tursoUrl })),
    addressHash: addressHashesUnder(localSecrets({}, at.dataDir)),
  }
  await addStaff(world, { ...usual, openings: [jobSlug], ...member }, { now: new Date(), promises })
}

/** Asks for a link to the desk, follows it from the mailbox and presses the button behind it. */
export async function goToDesk(page: Page, portal: RunningPortal, locale: Locale, email: string) {
  const words = wordsIn(locale).desk
  await page.goto(`/desk/sign-in/?l=${locale}`)
  await page.locator('#email').fill(email)
  await page.getByRole('button', { name: words.signIn.submit }).click()
  await expect(page.locator('h1')).toHaveText(words.sent.title)
  const links = async () =>
    (await portal.letters(email)).flatMap(
      ({ text }) => text.match(/\S+\/desk\/sign-in\/[\w-]{43}\/\S*/) ?? [],
    )
  await expect.poll(async () => (await links()).length).toBeGreaterThan(0)
  await page.goto((await links())[0]!)
  await page.getByRole('button', { name: words.letIn.button }).click()
  await page.waitForURL('**/desk/')
}
