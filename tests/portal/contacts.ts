import { onTick } from '../../functions/scheduled.ts'
import { send, signedIn } from './desk.ts'
import type { TestPortal } from './portal.ts'
import { expect } from './test.ts'

export const ida = 'ida.holm@partner.example'
export const source = 'er webbplats i maj'

/** Sends the form by which staff enter contacts at partners. */
export function enter(
  portal: TestPortal,
  cookie: string,
  contacts: string,
  changes: Record<string, string> = {},
) {
  return send(portal, '/api/desk/newsletter/contacts', cookie, { contacts, source, locale: 'sv', ...changes })
}

/** Enters one contact at an address; answers the cookie of whoever did. */
export async function entered(portal: TestPortal, email = ida): Promise<string> {
  const cookie = await signedIn(portal, 'administrator')
  expect((await enter(portal, cookie, `${email};Ida Holm;Holm Bygg`)).status).toBe(303)
  return cookie
}

export async function contactsIn(portal: TestPortal) {
  return (await portal.rows('subscriptions')).filter(({ entered_at }) => entered_at !== null)
}

export function hourly(portal: TestPortal) {
  return onTick(portal.platform(), portal.promises, { cron: '17 * * * *', at: portal.time.now })
}
