import { Hono } from 'hono'
import * as v from 'valibot'
import { written } from '../../platform/forms/problems.ts'
import type { Holder } from '../../platform/held/holder.ts'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import {
  answerProblem,
  answerTooMany,
  localeOf,
  localeSaid,
  problemsByField,
  wantsJson,
} from '../../platform/requests/answers.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { isDone } from '../acting/answers.ts'
import { takeBack } from '../acting/taking-back.ts'
import { visitorOf } from '../acting/visitor.ts'
import { hasStandingConsent } from '../consents/standing.ts'
import { objectionForm } from '../form.ts'
import type { ObjectModel } from '../models.ts'
import { notOpen } from '../opening/not-open.ts'
import { objectionOf } from './prepare.ts'
import { objectionTo } from './what-can-be.ts'

const shape = { lines: ['locale', 'what'], texts: ['reason'], files: [] } as const

/** Objecting: to direct marketing, which ends at once, and to what is kept on legitimate interest (GDPR art. 21). */
export function objecting(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>()
    .get('/:locale{sv|nb|en}/my-data/mine/object/:what/', async (c) => {
      const visitor = await visitorOf(c, promises, holders)
      if (!visitor) return notOpen(c)
      const thing = visitor.thing(c.req.param('what'))
      if (!thing || objectionTo(thing, promises.retention) !== 'weighed')
        return answerProblem(c, 'notFound', 404)
      return page(c, localeOf(c), { item: thing.item, reason: '', problems: [] }, 200)
    })
    .post('/api/my-data/object', async (c) => {
      const platform = c.get('platform')
      if (!(await platform.limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip')))))
        return answerTooMany(c)
      const { fields } = await readForm(c.req.raw, shape)
      const locale = localeSaid(c, fields)
      const visitor = await visitorOf(c, promises, holders)
      if (!visitor) return notOpen(c)
      const thing = visitor.thing(fields.what)
      const comesTo = thing && objectionTo(thing, promises.retention)
      if (!thing || !comesTo) return answerProblem(c, 'notFound', 404)
      const { item } = thing
      const { person } = visitor
      if (comesTo === 'ends') {
        await takeBack(platform, person, [thing])
        return isDone(c, locale, 'marketingEnded', item.id)
      }
      const read = v.safeParse(objectionForm, fields)
      if (!read.success) return wrong(c, locale, { item, reason: written(fields, 'reason') })
      const about = { ...thing, person, reason: read.output.reason, locale }
      const objection = await objectionOf(about, promises, platform.addressHash)
      await takeBack(platform, person, [thing].filter(hasStandingConsent), objection)
      platform.afterwards(() => deliverLetters(platform))
      return isDone(c, locale, 'objected', item.id)
    })
}

function wrong(c: Visit, locale: Locale, model: Omit<ObjectModel, 'problems'>): Promise<Response> | Response {
  const problems = [{ field: 'reason', message: 'messageTooLong' }] as const
  const { title } = wordsIn(locale).rights.object
  if (wantsJson(c)) return problemsByField(c, locale, title, problems)
  return page(c, locale, { ...model, problems: [...problems] }, 422)
}

function page(c: Visit, locale: Locale, model: ObjectModel, status: number): Promise<Response> {
  return c.get('platform').render(locale, 'my-data/object', model, status)
}
