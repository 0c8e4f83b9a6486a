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
import { hasAsked } from '../../platform/requests/keys-in-browsers.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { type LinkKind, linkKinds } from '../asking/kinds.ts'
import { linkForm, type Problem } from '../form.ts'
import type { OpenModel } from '../models.ts'
import { findKey, type GoodKey } from './visits.ts'

const shape = { lines: ['email'], texts: [], files: [] } as const

/**
 * What a link in a letter leads to: looking changes nothing, since mail scanners look. Pressing the button gives what
 * it is for, once; a browser that did not ask for the link is asked for the address, so that whoever only has the link
 * gets nothing.
 */
export function behindLink(
  opens: LinkKind,
  promises: Promises,
  /** Uses the key up and gives what it is for; null when another press was first. */
  use: (c: Visit, link: GoodKey) => Promise<Response | null>,
) {
  const path = `/:locale{sv|nb|en}/${linkKinds[opens].under}:key/`
  const linkOf = (c: Visit) => findKey(c.get('platform'), c.req.param('key') ?? '', opens, promises)
  return new Hono<House>()
    .get(path, async (c) => {
      const link = await linkOf(c)
      if (!link) return page(c, { opens, state: 'expired' }, 410)
      return page(c, { opens, ...nothingWrong, needsAddress: !(await hasAsked(c, link)) }, 200)
    })
    .post(path, async (c) => {
      const { limits } = c.get('platform')
      if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const { fields } = await readForm(c.req.raw, shape)
      const link = await linkOf(c)
      if (!link) return expired(c, opens)
      if (!(await hasAsked(c, link))) {
        const problems = problemsWith(fields, link)
        if (problems.length > 0) return askAgain(c, opens, written(fields, 'email'), problems)
      }
      return (await use(c, link)) ?? expired(c, opens)
    })
}

const nothingWrong = { state: 'asking', values: { email: '' }, problems: [] as Problem[] } as const

/** What is wrong with the address that was typed; another one than the link's is said to be just that. */
function problemsWith(fields: Record<string, string>, { person }: GoodKey): Problem[] {
  const read = v.safeParse(linkForm.entries.email, fields.email ?? '')
  if (!read.success) return problemsIn<Problem['field']>(read.issues).map((it) => ({ ...it, field: 'email' }))
  return read.output === person.email ? [] : [{ field: 'email', message: 'emailOtherThanAsked' }]
}

function askAgain(
  c: Visit,
  opens: LinkKind,
  email: string,
  problems: Problem[],
): Promise<Response> | Response {
  const { open, download } = wordsIn(localeOf(c)).myData
  const { title } = opens === 'export' ? download : open
  if (wantsJson(c)) return problemsByField(c, localeOf(c), title, problems)
  return page(c, { opens, state: 'asking', needsAddress: true, values: { email }, problems }, 422)
}

function expired(c: Visit, opens: LinkKind): Promise<Response> {
  return wantsJson(c) ? answerProblem(c, 'linkExpired', 410) : page(c, { opens, state: 'expired' }, 410)
}

function page(c: Visit, model: OpenModel, status: number): Promise<Response> {
  return c.get('platform').render(localeOf(c), 'my-data/open', model, status)
}
