import { Hono } from 'hono'
import * as v from 'valibot'
import { passkeys } from '../../../db/schema/staff.ts'
import { answerTooMany } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { cookieOf, dropCookie, keepCookie, keyOfBrowser } from '../../platform/requests/keys-in-browsers.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { hashOfKey } from '../../platform/secrets/one-time-keys.ts'
import { rowsOf } from '../../platform/statements.ts'
import { isLocale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { activeNow, noteActive } from '../accounts/active.ts'
import { signIn } from '../sessions/sessions.ts'
import { signInAgain } from '../signing-in/form-again.ts'
import { challengeIn, newChallenge, useChallenge } from './challenges.ts'
import { type UsedCredential, usedCredential } from './form.ts'
import { optionsForSigningIn } from './options.ts'
import { notePasskeyUse, passkeyInUse } from './passkeys.ts'
import { signedAsAsked } from './verified.ts'

const shape = { lines: ['locale'], texts: ['credential'], files: [] } as const

/** The way to the desk with a passkey. Whatever is wrong with one, the answer is the same. */
export function signingInWithPasskey(promises: Promises) {
  return new Hono<House>()
    .use('/api/staff/passkey/*', async (c, next) => {
      const { limits } = c.get('platform')
      return (await limits.maySignIn(networkOf(c.req.header('cf-connecting-ip')))) ? next() : answerTooMany(c)
    })
    .post('/api/staff/passkey/challenge', async (c) => {
      const { db, clock, origin } = c.get('platform')
      const { key, keyHash: askedHash } = await keyOfBrowser(c)
      const { challenge, keep } = await newChallenge({ kind: 'passkey', askedHash }, clock())
      await db.write([keep])
      keepCookie(c, 'asked', key, promises)
      return c.json(optionsForSigningIn({ challenge, origin }))
    })
    .post('/api/staff/passkey/sign-in', async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const { locale } = fields
      if (!isLocale(locale)) throw new RefusedForm('malformed')
      const read = v.safeParse(usedCredential, fields.credential)
      const staffId = read.success ? await ownerOf(c, read.output, promises) : null
      if (!staffId)
        return signInAgain(c, locale, {
          values: { email: '' },
          problems: [{ field: 'passkey', message: 'passkeyRefused' }],
        })
      const { db, clock } = c.get('platform')
      keepCookie(c, 'staff', await signIn({ db, clock, promises }, staffId, 'passkey'), promises)
      dropCookie(c, 'asked')
      return c.redirect('/desk/', 303)
    })
}

/** Whose passkey signed what this browser asked it to; null when it is nobody's, or not as asked. */
async function ownerOf(c: Visit, answer: UsedCredential, promises: Promises): Promise<string | null> {
  const { db, clock, origin } = c.get('platform')
  const said = await challengeIn(answer.response.clientDataJSON)
  const askedHash = await hashOfKey(cookieOf(c, 'asked'))
  if (!said || !askedHash) return null
  const [used, found] = await db.write([
    useChallenge(said.challengeHash, { kind: 'passkey', askedHash }, clock()),
    passkeyInUse(answer.id),
  ])
  const [passkey] = rowsOf(passkeys, found!)
  if (used?.rowsAffected !== 1 || !passkey) return null
  const counter = await signedAsAsked(answer, passkey, { challenge: said.challenge, origin })
  if (counter === null) return null
  const [noted] = await db.write([
    notePasskeyUse(passkey, counter, clock()),
    noteActive(passkey.staffId, activeNow(promises, clock())),
  ])
  return noted?.rowsAffected === 1 ? passkey.staffId : null
}
