import { act, asProgram } from './acting.ts'
import { cookieHeader, cookiesOf, followLink, owner, visit } from './my-data.ts'
import type { TestPortal } from './portal.ts'
import { minutesLater } from './restoring.ts'

export const newAddress = 'nora.berg@mail.example'

/** Asks for another address in an open visit; JSON unless a test asks for the page. */
export function askToMove(
  portal: Pick<TestPortal, 'app'>,
  cookie: string,
  email = newAddress,
  headers: Record<string, string> = asProgram,
): Promise<Response> {
  return act(portal, cookie, 'address', { locale: 'sv', email }, headers)
}

/** The path of the link in the newest letter to a new address. */
export async function moveLinkIn(portal: TestPortal, address = newAddress): Promise<string> {
  const letters = await portal.letters(address)
  const links = letters.flatMap(
    ({ text }) => /\/(sv|nb|en)\/my-data\/address\/[\w-]{43}\//.exec(text)?.[0] ?? [],
  )
  if (!links[0]) throw new Error(`no link to change the address in the letters to ${address}`)
  return links[0]
}

/** Goes the whole way from one address to another, and answers the cookie header of the visit under the new one. */
export async function moveTo(portal: TestPortal, { from = owner, to = newAddress } = {}): Promise<string> {
  const asked = await askToMove(portal, await visit(portal, from), to)
  minutesLater(portal, 1)
  const moved = await followLink(portal, await moveLinkIn(portal, to), { cookies: cookiesOf(asked) })
  const { '__Host-mine': key = '' } = cookiesOf(moved)
  if (!key) throw new Error(`nothing moved: ${moved.status}`)
  return cookieHeader({ '__Host-mine': key })
}
