import { fromOurPage } from './applying.ts'
import type { TestPortal } from './portal.ts'

export const asProgram = { Accept: 'application/json' }

/** Sends a form of the page with everything, in an open visit. */
export async function act(
  portal: Pick<TestPortal, 'app'>,
  cookie: string,
  name: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return portal.app.request(`/api/my-data/${name}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: {
      ...fromOurPage,
      Referer: 'http://portal.example/nb/my-data/mine/',
      Cookie: cookie,
      ...headers,
    },
  })
}
