import type { Page } from '@playwright/test'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { expect } from './test.ts'

const { passkeys } = wordsIn('sv').desk

/** Gives the browser a device that makes and uses passkeys without asking anybody (WebAuthn §11). */
export async function withDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Adds a passkey of this name to the account that is signed in. */
export async function addPasskeyIn(page: Page, name: string) {
  await page.goto('/desk/me/')
  await page.getByLabel(passkeys.name.label).fill(name)
  await page.getByRole('button', { name: passkeys.add }).click()
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(passkeys.unused)
}
