import { Hono } from 'hono'
import * as v from 'valibot'
import { type Problem, problemsIn, written } from '../../platform/forms/problems.ts'
import { answerTooMany, localeSaid, problemsByField, wantsJson } from '../../platform/requests/answers.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House } from '../../platform/requests/house.ts'
import { cookieOf } from '../../platform/requests/keys-in-browsers.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { isDone } from '../acting/answers.ts'
import { linkForm } from '../form.ts'
import type { NewAddressModel } from '../models.ts'
import { notOpen } from '../opening/not-open.ts'
import { findKey } from '../opening/visits.ts'
import { askToMove } from './ask.ts'

const shape = { lines: ['locale', 'email'], texts: [], files: [] } as const

/** Asking for another address: the answer is the same whatever is known of it (GDPR art. 16). */
export function movingOn(promises: Promises) {
  return new Hono<House>().post('/api/my-data/address', async (c) => {
    const platform = c.get('platform')
    if (!(await platform.limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip')))))
      return answerTooMany(c)
    const { fields } = await readForm(c.req.raw, shape)
    const locale = localeSaid(c, fields)
    const visit = await findKey(platform, cookieOf(c, 'mine'), 'visit', promises)
    if (!visit) return notOpen(c)
    const read = addressIn(fields.email ?? '', visit.person.email)
    if (read.problems.length === 0) {
      await askToMove(c, visit, { newEmail: read.email, locale }, promises)
      return isDone(c, locale, 'addressAsked', null)
    }
    const { title } = wordsIn(locale).rights.address
    if (wantsJson(c)) return problemsByField(c, locale, title, read.problems)
    const model: NewAddressModel = { values: { email: written(fields, 'email') }, problems: read.problems }
    return platform.render(locale, 'my-data/new-address', model, 422)
  })
}

function addressIn(typed: string, now: string): { email: string; problems: Problem<'email'>[] } {
  const read = v.safeParse(linkForm.entries.email, typed)
  if (!read.success) {
    const problems = problemsIn<'email'>(read.issues).map((one) => ({ ...one, field: 'email' as const }))
    return { email: '', problems }
  }
  const isTheSame = read.output === now
  return { email: read.output, problems: isTheSame ? [{ field: 'email', message: 'emailSameAsNow' }] : [] }
}
