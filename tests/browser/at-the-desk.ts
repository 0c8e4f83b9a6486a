import type { Page } from '@playwright/test'
import { localSecret } from '../../functions/local/surroundings.ts'
import { databaseOn } from '../../functions/platform/database.ts'
import { addressHashesUnder } from '../../functions/platform/secrets/address-hashes.ts'
import type { Member } from '../../functions/platform/staff/member.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { addStaff } from '../../functions/staff/accounts/add.ts'
import { promises } from './every-page.ts'
import { expect, type RunningPortal } from './test.ts'

export type Colleague = Omit<Member, 'id'>

/** Gives somebody an account of the running portal, as `npm run staff:add` does. */
export async function employ(portal: RunningPortal, member: Colleague): Promise<void> {
  const addressHash = addressHashesUnder([localSecret(portal.at.dataDir)])
  await addStaff({ db: databaseOn(portal.database), addressHash }, member, { now: new Date(), promises })
}

/** Asks for a link to the desk and answers the newest in the mailbox. */
export async function linkToDesk(page: Page, portal: RunningPortal, { email, locale }: Colleague) {
  const links = async () =>
    (await portal.letters(email)).flatMap(
      ({ text }) => text.match(/\S+\/desk\/sign-in\/[\w-]{43}\/\S+/) ?? [],
    )
  const { rows } = await portal.database.execute('select 1 from outbox limit 1')
  const before = rows.length > 0 ? await links() : []
  await page.goto(`/desk/sign-in/?l=${locale}`)
  await page.locator('#email').fill(email)
  await page.getByRole('button', { name: wordsIn(locale).desk.signIn.submit }).click()
  await page.waitForURL('**/desk/sign-in/sent/**')
  await expect.poll(async () => (await links()).length).toBeGreaterThan(before.length)
  return (await links()).find((link) => !before.includes(link))!
}

/** Signs somebody in by link. */
export async function enterByLink(page: Page, portal: RunningPortal, member: Colleague): Promise<void> {
  await page.goto(await linkToDesk(page, portal, member))
  await page.getByRole('button', { name: wordsIn(member.locale).desk.letIn.button }).click()
  await page.waitForURL('**/desk/')
}
