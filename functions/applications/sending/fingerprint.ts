import { sha256Hex } from '../../platform/encoding.ts'
import type { ApplicationForm } from '../form.ts'

/**
 * A hash over everything that was sent: opening, address, each typed field, each file. It recognises the same form
 * sent twice and is kept for a day; the person's words cannot be read back from it.
 */
export async function contentHash(
  form: ApplicationForm,
  files: readonly Uint8Array<ArrayBuffer>[],
): Promise<string> {
  const digests = await Promise.all(files.map(sha256Hex))
  return sha256Hex(JSON.stringify([Object.entries(form).sort(), digests]))
}

/** Under what the form is recognised: the browser's own key if it sent one, else the content itself. */
export async function formKey(sent: string | undefined, content: string): Promise<string> {
  return sent ? `sent:${await sha256Hex(sent)}` : `same:${content}`
}
