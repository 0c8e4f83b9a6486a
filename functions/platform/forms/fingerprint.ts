import { sha256Hex } from '../encoding.ts'
import type { Fingerprint } from '../secrets/fingerprints.ts'

/** By what a sent form is known for a day: the browser's own key if it sent one, else the content itself. */
export interface KnownBy {
  key: string
  contentHash: string
}

/** A file that was sent, by its bytes or by the fingerprint taken of them before. */
export type SentFile = Uint8Array<ArrayBuffer> | { mark: string }

/**
 * A hash over everything that was sent: each typed field, each file. It recognises the same form sent twice and is
 * kept for a day; the person's words cannot be read back from it.
 */
export async function knownBy(
  sent: { form: object; files?: readonly SentFile[]; key: string | undefined },
  fingerprint: Fingerprint,
): Promise<KnownBy> {
  const marks = await Promise.all(
    (sent.files ?? []).map((file) => ('mark' in file ? file.mark : fingerprint(file))),
  )
  const hash = await sha256Hex(JSON.stringify([Object.entries(sent.form).sort(), marks]))
  return { key: sent.key ? `sent:${await sha256Hex(sent.key)}` : `same:${hash}`, contentHash: hash }
}
