import { Hono } from 'hono'
import * as v from 'valibot'
import type { MessageKey } from '../../platform/forms/fields.ts'
import { written } from '../../platform/forms/problems.ts'
import { type Correctable, correcting as statementsOf } from '../../platform/held/correcting.ts'
import type { Holder } from '../../platform/held/holder.ts'
import { givenThing, type TellOthers } from '../../platform/held/telling-others.ts'
import {
  answerProblem,
  answerTooMany,
  localeOf,
  localeSaid,
  problemsByField,
  wantsJson,
} from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { isDone } from '../acting/answers.ts'
import { type Thing, visitorOf } from '../acting/visitor.ts'
import type { CorrectModel } from '../models.ts'
import { notOpen } from '../opening/not-open.ts'
import { mayBeCorrected, valueNow } from './fields.ts'

const shape = { lines: ['locale', 'what', 'field'], texts: ['value'], files: [] } as const

/** Putting right what is held, one field at a time, checked as on the form it came with (GDPR art. 16). */
export function correcting(promises: Promises, holders: readonly Holder[], tellOthers: TellOthers) {
  return new Hono<House>()
    .get('/:locale{sv|nb|en}/my-data/mine/correct/:what/:field/', async (c) => {
      const visitor = await visitorOf(c, promises, holders)
      if (!visitor) return notOpen(c)
      const { what, field } = c.req.param()
      const thing = visitor.thing(what)
      if (!thing || !mayBeCorrected(thing, field)) return answerProblem(c, 'notFound', 404)
      return page(
        c,
        localeOf(c),
        { item: thing.item, field, value: valueNow(thing, field), problems: [] },
        200,
      )
    })
    .post('/api/my-data/correct', async (c) => {
      const { limits, db } = c.get('platform')
      if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const { fields } = await readForm(c.req.raw, shape)
      const locale = localeSaid(c, fields)
      const { what, field, value } = fields
      if (field === undefined || value === undefined) throw new RefusedForm('malformed')
      const visitor = await visitorOf(c, promises, holders)
      if (!visitor) return notOpen(c)
      const thing = visitor.thing(what)
      const correctable = thing && mayBeCorrected(thing, field)
      if (!thing || !correctable) return answerProblem(c, 'notFound', 404)
      const read = v.safeParse(correctable.schema, value)
      if (!read.success)
        return wrong(c, locale, thing, { field, value: written(fields, 'value') }, read.issues[0].message)
      const kept = await asKept(correctable, read.output, thing)
      const { item, theirs } = thing
      const { addressHash } = visitor.person
      const others = kept === valueNow(thing, field) ? [] : [givenThing(item)]
      await db.write([
        ...statementsOf(correctable, { field, value: kept, theirs }),
        ...tellOthers({ kind: 'rectification', things: others, addressHash, locale, ...theirs }),
      ])
      return isDone(c, locale, 'corrected', item.id, { field, value: kept })
    })
}

async function asKept({ kept }: Correctable, typed: string, thing: Thing): Promise<string> {
  const locale = valueNow(thing, 'locale')
  return kept && typed !== '' && (locale === 'sv' || locale === 'nb' || locale === 'en')
    ? kept(typed, locale)
    : typed
}

function wrong(
  c: Visit,
  locale: Locale,
  { item }: Thing,
  { field, value }: { field: string; value: string },
  message: string,
): Promise<Response> | Response {
  if (!(message in wordsIn('en').errors)) throw new RefusedForm('malformed')
  const problems = [{ field: 'value' as const, message: message as MessageKey }]
  if (wantsJson(c)) return problemsByField(c, locale, wordsIn(locale).rights.correct.wrong, problems)
  return page(c, locale, { item, field, value, problems }, 422)
}

function page(c: Visit, locale: Locale, model: CorrectModel, status: number): Promise<Response> {
  return c.get('platform').render(locale, 'my-data/correct', model, status)
}
