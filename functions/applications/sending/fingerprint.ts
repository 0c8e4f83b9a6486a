import { sha256Hex } from '../../platform/encoding.ts'
import type { Fingerprint } from '../../platform/fingerprints.ts'
import type { ApplicationForm } from '../form.ts'
import type { Sound } from './check.ts'

/**
 * A hash over everything that was sent: opening, address, each typed field, each file. It recognises the same form
 * sent twice and is kept for a day; the person's words cannot be read back from it.
 */
async function contentHash(
  form: ApplicationForm,
  files: readonly Uint8Array<ArrayBuffer>[],
  fingerprint: Fingerprint,
): Promise<string> {
  const marks = await Promise.all(files.map(fingerprint))
  return sha256Hex(JSON.stringify([Object.entries(form).sort(), marks]))
}

/** By what a form is known for a day: the browser's own key if it sent one, else the content itself. */
export interface KnownBy {
  key: string
  contentHash: string
}

export async function knownBy(
  { form, uploads }: Sound,
  sentKey: string | undefined,
  fingerprint: Fingerprint,
): Promise<KnownBy> {
  const files = uploads.map(({ bytes }) => bytes)
  const hash = await contentHash(form, files, fingerprint)
  return { key: sentKey ? `sent:${await sha256Hex(sentKey)}` : `same:${hash}`, contentHash: hash }
}
