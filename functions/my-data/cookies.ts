import { getCookie, setCookie } from 'hono/cookie'
import type { Visit } from '../platform/requests/house.ts'
import { hashOfKey, newKey } from '../platform/secrets/one-time-keys.ts'
import { hoursIn } from '../promises/calendar/calendar.ts'
import type { Promises } from '../promises/promises.ts'
import { ruleFor } from '../promises/rules.ts'
import { accessRule } from './access.ts'

/** By which the browser that asked for a link is known again, and the one that was let in. */
const names = { asked: '__Host-asked', mine: '__Host-mine' } as const

/** What every `__Host-` cookie must be (RFC 6265bis §4.1.3.2). */
const ours = { path: '/', secure: true, httpOnly: true } as const

export function cookieOf(c: Visit, name: keyof typeof names): string {
  return getCookie(c, names[name]) ?? ''
}

/** What a browser that asks is known by: one key for all it asks in half an hour, so that an earlier link still finds it. */
export async function keyOfBrowser(c: Visit): Promise<{ key: string; keyHash: string }> {
  const key = cookieOf(c, 'asked')
  const keyHash = await hashOfKey(key)
  return keyHash ? { key, keyHash } : newKey()
}

/** Whether this is the browser that asked for what a link opens. */
export async function hasAsked(c: Visit, { askedHash }: { askedHash: string }): Promise<boolean> {
  return (await hashOfKey(cookieOf(c, 'asked'))) === askedHash
}

/** Keeps a key in the browser for as long as the rule says; only the visit is kept from links on other sites. */
export function keepCookie(c: Visit, name: keyof typeof names, key: string, { retention }: Promises): void {
  const maxAge = hoursIn(ruleFor(retention, accessRule).keepFor) * 3_600
  setCookie(c, names[name], key, { ...ours, maxAge, sameSite: name === 'asked' ? 'Lax' : 'Strict' })
}

export function dropCookie(c: Visit, name: keyof typeof names): void {
  setCookie(c, names[name], '', { ...ours, maxAge: 0, sameSite: 'Strict' })
}
