import { apply, type Fields, fromOurPage } from './applying.ts'
import type { TestPortal } from './portal.ts'

/** Applies and answers where the receipt is. */
export async function receiptOf(portal: TestPortal, changes: Fields = {}): Promise<string> {
  const { links } = await (await apply(portal, changes)).json()
  return new URL(links.receipt).pathname
}

/** Presses a button of the receipt, as our own page would. */
export function press(
  portal: Pick<TestPortal, 'app'>,
  receipt: string,
  fields: Record<string, string>,
  headers: Record<string, string> = fromOurPage,
): Promise<Response> {
  const body = new URLSearchParams(fields)
  return Promise.resolve(portal.app.request(receipt, { method: 'POST', body, headers }))
}

export const withdraw = { action: 'withdraw', confirm: 'on' }
export const leavePool = { action: 'withdraw-consent' }
