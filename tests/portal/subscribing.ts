import type { ResultSet } from '@libsql/client/web'
import { fromOurPage } from './applying.ts'
import type { TestPortal } from './portal.ts'

export const reader = 'nora.lund@post.example'

type SignUp = Record<string, string | string[] | null>

/** A sound sign-up, with what a test wants otherwise; null leaves a field out, a list sends it several times. */
export function signUpForm(changes: SignUp = {}): URLSearchParams {
  const fields: SignUp = { locale: 'sv', email: reader, 'consent-newsletter': 'on', ...changes }
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  )
}

/** Asks for the newsletter as our own page would; JSON unless a test asks for the page. */
export async function signUp(
  portal: Pick<TestPortal, 'app'>,
  changes: SignUp = {},
  headers: Record<string, string> = { Accept: 'application/json' },
): Promise<Response> {
  const body = signUpForm(changes)
  return portal.app.request('/api/newsletter', {
    method: 'POST',
    body,
    headers: { ...fromOurPage, ...headers },
  })
}

/** Posts to an address of a letter or a page, as the button on the page does. */
export async function press(
  portal: Pick<TestPortal, 'app'>,
  path: string,
  fields: Record<string, string | string[]> = {},
): Promise<Response> {
  const body = signUpForm({ locale: null, email: null, 'consent-newsletter': null, ...fields })
  return portal.app.request(path, { method: 'POST', body, headers: fromOurPage })
}

/** The path of the first link to the newsletter in the newest letter to an address. */
export async function linkTo(portal: TestPortal, address = reader): Promise<string> {
  const [letter] = await portal.letters(address)
  const [link] = /\/(sv|nb|en)\/newsletter\/[^\s"]+/.exec(letter?.text ?? '') ?? []
  if (!link) throw new Error(`no link in the letter to ${address}`)
  return link
}

/** Signs up and confirms; answers the subscription's id and the token of its links. */
export async function subscribe(portal: TestPortal, changes: SignUp = {}) {
  await signUp(portal, changes)
  const address = typeof changes.email === 'string' ? changes.email : reader
  await press(portal, await linkTo(portal, address))
  const found: ResultSet = await portal.client.execute({
    sql: 'select id from subscriptions where email = ?',
    args: [address],
  })
  const id = String(found.rows[0]!.id)
  return { id, token: await portal.platform().addresses.tokenFor('subscription', id) }
}
