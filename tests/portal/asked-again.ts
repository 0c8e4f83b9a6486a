import { locales, type Text } from '../../functions/promises/language/languages.ts'
import { type PurposeId, purposeFor, textHash } from '../../functions/promises/purposes/purposes.ts'
import type { TestPortal } from './portal.ts'

export const newVersion = '2026-11-03'

/** Puts a new version of a purpose in place of the present one while the portal runs, as a deployment does. */
export async function changeWords({ promises }: TestPortal, id: PurposeId, asksAgain = true): Promise<void> {
  const before = purposeFor(promises.purposes, id)
  const wording: Text = { ...before.wording }
  const hashes: Text = { ...before.hashes }
  for (const locale of locales) {
    wording[locale] = `${before.wording[locale]} 2.0`
    hashes[locale] = await textHash(wording[locale])
  }
  const earlier = [before, ...before.earlier]
  const after = { ...before, version: newVersion, asksAgain, wording, hashes, earlier }
  promises.purposes = promises.purposes.map((one) => (one.id === id ? after : one))
}

/** The path of the link in the letter that asks an address again. */
export async function answerLink(portal: TestPortal, address: string): Promise<string> {
  const links = (await portal.letters(address)).flatMap(
    ({ text }) => text.match(/\/(?:sv|nb|en)\/(?:newsletter\/renew|applications)\/\S+/) ?? [],
  )
  if (!links[0]) throw new Error(`nothing is asked of ${address}`)
  return links[0]
}

/** What has been said to a purpose, oldest first. */
export async function said(portal: TestPortal, purpose: PurposeId) {
  const rows = (await portal.rows('consents')).filter((row) => row.purpose === purpose)
  return rows.map(({ event, version, locale, form }) => ({ event, version, locale, form }))
}
