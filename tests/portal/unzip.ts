import { unzipSync } from 'fflate'
import type { TestPortal } from './portal.ts'

/** Asks for the download of a visit. */
export function askForExport(
  portal: Pick<TestPortal, 'app'>,
  cookie: string,
  headers: Record<string, string> = {},
): Promise<Response> | Response {
  return portal.app.request('/api/my-data/export', {
    headers: { Cookie: cookie, 'Accept-Language': 'sv', ...headers },
  })
}

/** The files in a download, by their names in the zip. */
export async function unzipped(answer: Response): Promise<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(await answer.arrayBuffer()))
}

export function textOf(bytes: Uint8Array | undefined): string {
  if (!bytes) throw new Error('no such file in the zip')
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}
