import { Hono } from 'hono'
import * as v from 'valibot'
import { problemsIn, written } from '../../platform/forms/problems.ts'
import { answerTooMany, wantsJson } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { isLocale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { type Problem, signInForm } from '../form.ts'
import { signingInWithPasskey } from '../passkeys/routes.ts'
import { signInAgain } from './form-again.ts'
import { localeWanted } from './language.ts'
import { lettingIn } from './letting-in.ts'
import { sendLink } from './send.ts'

const shape = { lines: ['locale', 'email'], texts: [], files: [] } as const

/** The way to the desk. Who asks for a link is answered the same whether or not anybody works here under the address. */
export function signingIn(promises: Promises) {
  return new Hono<House>()
    .get('/desk/sign-in/', (c) =>
      c.get('platform').render(localeWanted(c), 'desk/sign-in', { values: { email: '' }, problems: [] }, 200),
    )
    .get('/desk/sign-in/sent/', (c) => c.get('platform').render(localeWanted(c), 'desk/sent', {}, 200))
    .post('/api/staff/link', async (c) => {
      const { limits } = c.get('platform')
      if (!(await limits.maySignIn(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const { fields } = await readForm(c.req.raw, shape)
      const { locale } = fields
      if (!isLocale(locale)) throw new RefusedForm('malformed')
      const read = v.safeParse(signInForm, fields)
      if (!read.success)
        return signInAgain(c, locale, {
          values: { email: written(fields, 'email') },
          problems: problemsIn<Problem['field']>(read.issues),
        })
      await sendLink(c, read.output, promises)
      return wantsJson(c) ? c.body(null, 202) : c.redirect(`/desk/sign-in/sent/?l=${locale}`, 303)
    })
    .route('/', lettingIn(promises))
    .route('/', signingInWithPasskey(promises))
}
