import { getCookie, setCookie } from 'hono/cookie'
import { hoursIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { hashOfKey, newKey } from '../secrets/one-time-keys.ts'
import type { Visit } from './house.ts'

/**
 * By which the browser that asked for a link is known again, the one that was let in to its owner's data, and the one
 * a member of staff signed in with.
 */
const names = { asked: '__Host-asked', mine: '__Host-mine', staff: '__Host-staff' } as const

type Name = keyof typeof names

/** What every `__Host-` cookie must be (RFC 6265bis §4.1.3.2). */
const ours = { path: '/', secure: true, httpOnly: true } as const

export function cookieOf(c: Visit, name: Name): string {
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

/** Keeps a key in the browser for as long as the cookie table says; only the one that asks is sent from other sites' links. */
export function keepCookie(c: Visit, name: Name, key: string, { cookies }: Promises): void {
  const lifetime = cookies.find((cookie) => cookie.name === names[name])?.lifetime ?? 'session'
  if (lifetime === 'session') throw new Error(`content/cookies.json gives ${names[name]} no lifetime`)
  const maxAge = hoursIn(lifetime) * 3_600
  setCookie(c, names[name], key, { ...ours, maxAge, sameSite: name === 'asked' ? 'Lax' : 'Strict' })
}

export function dropCookie(c: Visit, name: Name): void {
  setCookie(c, names[name], '', { ...ours, maxAge: 0, sameSite: 'Strict' })
}
