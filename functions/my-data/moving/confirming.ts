import { Hono } from 'hono'
import * as v from 'valibot'
import { type Problem, problemsIn, written } from '../../platform/forms/problems.ts'
import type { Holder } from '../../platform/held/holder.ts'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import {
  answerProblem,
  answerTooMany,
  localeOf,
  problemsByField,
  wantsJson,
} from '../../platform/requests/answers.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { dropCookie, hasAsked, keepCookie } from '../../platform/requests/keys-in-browsers.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { isDone } from '../acting/answers.ts'
import { linkForm } from '../form.ts'
import type { MoveModel } from '../models.ts'
import { findKey, type GoodKey } from '../opening/visits.ts'
import { takeTry } from './changes.ts'
import { moveEverything } from './move.ts'

const path = '/:locale{sv|nb|en}/my-data/address/:key/'
const shape = { lines: ['email'], texts: [], files: [] } as const

/**
 * The link in the letter to a new address: looking changes nothing. A browser that did not ask for the change is asked
 * for the old address, three times at most: whoever got the letter because the new one was mistyped cannot go on guessing.
 */
export function confirmingMoves(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>()
    .get(path, async (c) => {
      const change = await findKey(c.get('platform'), c.req.param('key'), 'address', promises)
      if (!change) return page(c, { state: 'expired' }, 410)
      return page(c, asking(change, !(await hasAsked(c, change))), 200)
    })
    .post(path, async (c) => {
      const platform = c.get('platform')
      if (!(await platform.limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip')))))
        return answerTooMany(c)
      const { fields } = await readForm(c.req.raw, shape)
      const change = await findKey(platform, c.req.param('key'), 'address', promises)
      if (!change) return expired(c)
      if (!(await hasAsked(c, change))) {
        const read = v.safeParse(linkForm.entries.email, fields.email ?? '')
        if (!read.success) return askAgain(c, change, fields, problemsIn<'email'>(read.issues))
        if (!(await takeTry(platform.db, change))) return expired(c)
        const isTheirs = read.output === change.person.email
        if (!isTheirs)
          return askAgain(c, change, fields, [{ field: 'email', message: 'emailOtherThanBefore' }])
      }
      const key = await moveEverything(platform, change, holders, { promises, locale: localeOf(c) })
      if (!key) return expired(c)
      dropCookie(c, 'asked')
      keepCookie(c, 'mine', key, promises)
      platform.afterwards(() => deliverLetters(platform))
      return isDone(c, localeOf(c), 'addressChanged', null)
    })
}

function asking({ newEmail }: GoodKey, needsAddress: boolean): Extract<MoveModel, { state: 'asking' }> {
  return { state: 'asking', newEmail, needsAddress, values: { email: '' }, problems: [] }
}

function askAgain(
  c: Visit,
  change: GoodKey,
  fields: Record<string, string>,
  found: readonly Problem<'email'>[],
): Promise<Response> | Response {
  const problems = found.map((one) => ({ ...one, field: 'email' as const }))
  if (wantsJson(c))
    return problemsByField(c, localeOf(c), wordsIn(localeOf(c)).rights.address.open.title, problems)
  return page(c, { ...asking(change, true), values: { email: written(fields, 'email') }, problems }, 422)
}

function expired(c: Visit): Promise<Response> {
  return wantsJson(c) ? answerProblem(c, 'linkExpired', 410) : page(c, { state: 'expired' }, 410)
}

function page(c: Visit, model: MoveModel, status: number): Promise<Response> {
  return c.get('platform').render(localeOf(c), 'my-data/address', model, status)
}
