import { type Locale, locales, type Text } from '../language/languages.ts'
import { ContentProblem } from '../problem.ts'
import { type Purpose, textHash } from './purposes.ts'

/** One wording that people read and may have agreed to: the hash is what the consent ledger keeps. */
export interface Wording {
  version: string
  locale: Locale
  words: string
  hash: string
}

/** Every wording of a purpose in a language, the present one first. */
export function wordingsOf(purpose: Purpose, locale: Locale): Wording[] {
  return [purpose, ...purpose.earlier].map(({ version, wording, hashes }) => ({
    version,
    locale,
    words: wording[locale],
    hash: hashes[locale],
  }))
}

/** Throws ContentProblem for words that are not those the hash was taken of: a new wording is a new version. */
export async function requireUnchangedWordings(purposes: Purpose[]): Promise<void> {
  for (const [at, purpose] of purposes.entries()) {
    if (purpose.hashes.sv === '') throw await unhashed(purpose, at)
    await requireUnchanged(`${at}`, purpose)
    for (const [back, earlier] of purpose.earlier.entries())
      await requireUnchanged(`${at}.earlier.${back}`, earlier)
  }
}

/** Words that people are asked with for the first time need their hashes, all three in one go. */
async function unhashed({ id, wording }: Purpose, at: number): Promise<ContentProblem> {
  const hashes = await Promise.all(locales.map(async (locale) => [locale, await textHash(wording[locale])]))
  const remedy = `is missing, and "${id}" is asked from now on; write ${JSON.stringify(Object.fromEntries(hashes))}`
  return new ContentProblem('content/purposes.json', `${at}.hashes`, remedy)
}

async function requireUnchanged(
  field: string,
  kept: { version: string; wording: Text; hashes: Text },
): Promise<void> {
  for (const locale of locales) {
    const hash = await textHash(kept.wording[locale])
    if (hash === kept.hashes[locale]) continue
    const remedy = `the words, or the period in them, have changed since version "${kept.version}"; move that version to "earlier" and give the new words a version of their own, with the hash "${hash}"`
    throw new ContentProblem('content/purposes.json', `${field}.hashes.${locale}`, remedy)
  }
}
