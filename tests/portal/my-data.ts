import { fromOurPage } from './applying.ts'
import type { TestPortal } from './portal.ts'

export const owner = 'nora.lund@post.example'

/** What a browser keeps from one answer to the next request. */
export function cookiesOf(answer: Response): Record<string, string> {
  return Object.fromEntries(
    answer.headers.getSetCookie().map((line) => {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
}

export function cookieHeader(cookies: Record<string, string>): string {
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
}

/** Asks for a link as our own page would; JSON unless a test asks for the page. */
export async function askForLink(
  portal: Pick<TestPortal, 'app'>,
  fields: Record<string, string> = {},
  headers: Record<string, string> = { Accept: 'application/json' },
): Promise<Response> {
  return portal.app.request('/api/my-data/link', {
    method: 'POST',
    body: new URLSearchParams({ locale: 'sv', email: owner, ...fields }),
    headers: { ...fromOurPage, ...headers },
  })
}

const toThePage = /\/(sv|nb|en)\/my-data\/[\w-]{43}\//
export const toTheDownload = /\/(sv|nb|en)\/my-data\/download\/[\w-]{43}\//

/** The path of the link in the newest letter to an address that has one, to the page or to its download. */
export async function linkIn(portal: TestPortal, address = owner, leads = toThePage): Promise<string> {
  const letters = await portal.letters(address)
  const links = letters.flatMap(({ text }) => leads.exec(text)?.[0] ?? [])
  if (!links[0]) throw new Error(`no link to my data in the letters to ${address}`)
  return links[0]
}

/** Presses the button behind a link, with what the browser keeps. */
export async function followLink(
  portal: Pick<TestPortal, 'app'>,
  path: string,
  { cookies = {}, email }: { cookies?: Record<string, string>; email?: string } = {},
): Promise<Response> {
  return portal.app.request(path, {
    method: 'POST',
    body: new URLSearchParams(email === undefined ? {} : { email }),
    headers: { ...fromOurPage, Cookie: cookieHeader(cookies) },
  })
}

/** Goes the whole way in and answers the cookie header of the visit. */
export async function visit(portal: TestPortal, email = owner): Promise<string> {
  const asked = await askForLink(portal, { email })
  const opened = await followLink(portal, await linkIn(portal, email), { cookies: cookiesOf(asked) })
  const { '__Host-mine': key } = cookiesOf(opened)
  if (!key) throw new Error(`the visit did not open: ${opened.status}`)
  return `__Host-mine=${key}`
}

/** The page with everything, as JSON. */
export async function mine(portal: Pick<TestPortal, 'app'>, cookie: string, locale = 'sv') {
  const headers = { Accept: 'application/json', Cookie: cookie }
  return portal.app.request(`/${locale}/my-data/mine/`, { headers })
}

/** Presses the button that erases; JSON unless a test asks for the page. */
export async function erase(
  portal: Pick<TestPortal, 'app'>,
  cookie: string,
  fields: Record<string, string>,
  headers: Record<string, string> = { Accept: 'application/json' },
): Promise<Response> {
  return portal.app.request('/api/my-data/erase', {
    method: 'POST',
    body: new URLSearchParams({ locale: 'sv', ...fields }),
    headers: { ...fromOurPage, ...headers, Cookie: cookie },
  })
}
