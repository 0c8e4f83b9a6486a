import { Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import {
  answerProblem,
  answerTooMany,
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
import { visitorOf } from '../acting/visitor.ts'
import { minePage } from '../mine/page.ts'
import { notOpen } from '../opening/not-open.ts'
import { longerOffer } from './offer.ts'

const shape = { lines: ['locale', 'what', 'consent-talent-pool'], texts: [], files: [] } as const

/**
 * Having a thing kept longer where a rule allows it: by one press, or with the talent pool's box. Where nothing is
 * offered, as after the first of two presses, nothing changes and the page shows how things stand.
 */
export function keepingLonger(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>().post('/api/my-data/keep', async (c) => {
    const platform = c.get('platform')
    if (!(await platform.limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip')))))
      return answerTooMany(c)
    const { fields } = await readForm(c.req.raw, shape)
    const locale = localeSaid(c, fields)
    const visitor = await visitorOf(c, promises, holders)
    if (!visitor) return notOpen(c)
    const thing = visitor.thing(fields.what)
    if (!thing) return answerProblem(c, 'notFound', 404)
    const { item, acts, theirs } = thing
    const offer = longerOffer(thing, { locale, today: theirs.today, promises })
    if (!acts.keepLonger || !offer) return isDone(c, locale, null, item.id)
    if (offer.by === 'consent' && fields['consent-talent-pool'] !== 'on')
      return boxMissing(c, locale, item.id, promises, holders)
    const asked = { item, theirs, locale }
    await platform.db.write(await acts.keepLonger.statements(asked, promises, platform))
    platform.afterwards(() => deliverLetters(platform))
    return isDone(c, locale, 'keptLonger', item.id, { until: offer.until })
  })
}

function boxMissing(
  c: Visit,
  locale: Locale,
  what: string,
  promises: Promises,
  holders: readonly Holder[],
): Promise<Response> | Response {
  const problems = [{ field: 'consent-talent-pool', message: 'keepBoxMissing' } as const]
  if (wantsJson(c)) return problemsByField(c, locale, wordsIn(locale).keepLonger.title, problems)
  return minePage(c, locale, { promises, holders }, { done: null, doneTo: null, wrong: { what, problems } })
}
