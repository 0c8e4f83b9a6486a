import { Hono } from 'hono'
import { answerTooMany } from '../../platform/requests/answers.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { dropCookie, hasAsked, keepCookie } from '../../platform/requests/keys-in-browsers.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import type { Promises } from '../../promises/promises.ts'
import { activeNow } from '../accounts/active.ts'
import type { LetInModel } from '../models.ts'
import { signIn } from '../sessions/sessions.ts'
import { type FoundKey, findKey, useKey } from './keys.ts'
import { localeWanted } from './language.ts'

const path = '/desk/sign-in/:key{[\\w-]{43}}/'

/**
 * What the link in the letter leads to: a button, in the browser that asked for it and in no other, and only for whoever has no
 * passkey.
 */
export function lettingIn(promises: Promises) {
  return new Hono<House>()
    .get(path, async (c) => {
      const key = await keyOf(c)
      if (!key) return page(c, { state: 'expired' }, 410)
      return (await isTheirs(c, key))
        ? page(c, { state: key.needsPasskey ? 'needsPasskey' : 'asking' }, 200)
        : page(c, { state: 'otherBrowser' }, 403)
    })
    .post(path, async (c) => {
      const { db, clock, limits } = c.get('platform')
      if (!(await limits.maySignIn(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const key = await keyOf(c)
      if (!key) return page(c, { state: 'expired' }, 410)
      if (!(await isTheirs(c, key))) return page(c, { state: 'otherBrowser' }, 403)
      if (key.needsPasskey) return page(c, { state: 'needsPasskey' }, 403)
      const staffId = await useKey({ db, clock }, key, activeNow(promises, clock()))
      if (!staffId) return page(c, { state: 'expired' }, 410)
      keepCookie(c, 'staff', await signIn({ db, clock, promises }, staffId, 'link'), promises)
      dropCookie(c, 'asked')
      return c.redirect('/desk/', 303)
    })
}

function keyOf(c: Visit): Promise<FoundKey | null> {
  return findKey(c.get('platform'), c.req.param('key') ?? '')
}

/** The link a portal on one's own machine prints was asked for by no browser. */
async function isTheirs(c: Visit, key: FoundKey): Promise<boolean> {
  return key.askedHash === '' || hasAsked(c, key)
}

function page(c: Visit, model: LetInModel, status: number): Promise<Response> {
  return c.get('platform').render(localeWanted(c), 'desk/let-in', model, status)
}
