import { Hono } from 'hono'
import * as v from 'valibot'
import { problemsIn, written } from '../../platform/forms/problems.ts'
import {
  answerProblem,
  answerTooMany,
  localeOf,
  problemsByField,
  wantsJson,
} from '../../platform/requests/answers.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { dropCookie, hasAsked, keepCookie } from '../cookies.ts'
import { linkForm, type Problem } from '../form.ts'
import type { OpenModel } from '../models.ts'
import { findKey, type GoodKey, openVisit } from './visits.ts'

const path = '/:locale{sv|nb|en}/my-data/:key/'
const shape = { lines: ['email'], texts: [], files: [] } as const

/**
 * The link in the letter: looking changes nothing, since mail scanners look. Pressing the button opens a visit; a
 * browser that did not ask for the link is asked for the address, so that whoever only has the link gets nothing.
 */
export function opening(promises: Promises) {
  return new Hono<House>()
    .get(path, async (c) => {
      const link = await findKey(c.get('platform'), c.req.param('key'), 'link', promises)
      if (!link) return page(c, { state: 'expired' }, 410)
      return page(c, { ...nothingWrong, needsAddress: !(await hasAsked(c, link)) }, 200)
    })
    .post(path, async (c) => {
      const platform = c.get('platform')
      if (!(await platform.limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip')))))
        return answerTooMany(c)
      const { fields } = await readForm(c.req.raw, shape)
      const link = await findKey(platform, c.req.param('key'), 'link', promises)
      if (!link) return expired(c)
      if (!(await hasAsked(c, link))) {
        const problems = problemsWith(fields, link)
        if (problems.length > 0) return askAgain(c, written(fields, 'email'), problems)
      }
      const key = await openVisit(platform, link)
      if (!key) return expired(c)
      dropCookie(c, 'asked')
      keepCookie(c, 'mine', key, promises)
      return c.redirect(`/${localeOf(c)}/my-data/mine/`, 303)
    })
}

const nothingWrong = { state: 'asking', values: { email: '' }, problems: [] as Problem[] } as const

/** What is wrong with the address that was typed; another one than the link's is said to be just that. */
function problemsWith(fields: Record<string, string>, { person }: GoodKey): Problem[] {
  const read = v.safeParse(linkForm.entries.email, fields.email ?? '')
  if (!read.success) return problemsIn<Problem['field']>(read.issues).map((it) => ({ ...it, field: 'email' }))
  return read.output === person.email ? [] : [{ field: 'email', message: 'emailOtherThanAsked' }]
}

function askAgain(c: Visit, email: string, problems: Problem[]): Promise<Response> | Response {
  if (wantsJson(c)) return problemsByField(c, localeOf(c), wordsIn(localeOf(c)).myData.open.title, problems)
  return page(c, { state: 'asking', needsAddress: true, values: { email }, problems }, 422)
}

function expired(c: Visit): Promise<Response> {
  return wantsJson(c) ? answerProblem(c, 'linkExpired', 410) : page(c, { state: 'expired' }, 410)
}

function page(c: Visit, model: OpenModel, status: number): Promise<Response> {
  return c.get('platform').render(localeOf(c), 'my-data-open', model, status)
}
