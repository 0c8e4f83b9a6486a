import { Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import { answerProblem, answerTooMany, localeSaid, wantsJson } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { isDone } from '../acting/answers.ts'
import { takeBack } from '../acting/taking-back.ts'
import { type Thing, type Visitor, visitorOf } from '../acting/visitor.ts'
import type { SureModel } from '../models.ts'
import { notOpen } from '../opening/not-open.ts'
import { hasStandingConsent } from './standing.ts'

const shape = { lines: ['locale', 'purpose', 'what', 'withdraw', 'confirm'], texts: [], files: [] } as const
const allOfThem = 'all'

/**
 * Taking back a consent alone, for one thing or wherever it was given, or all of them (GDPR art. 7.3): in one press, as
 * it was given. Where a thing goes with its consent, the person is asked once more; what is on hold stays.
 */
export function takingBackConsents(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>().post('/api/my-data/consents', async (c) => {
    const platform = c.get('platform')
    if (!(await platform.limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip')))))
      return answerTooMany(c)
    const { fields } = await readForm(c.req.raw, shape)
    const locale = localeSaid(c, fields)
    const { purpose = '', what, withdraw, confirm } = fields
    const purposes = promises.purposes.map(({ id }) => id)
    if (withdraw !== 'on' || ![...purposes, allOfThem].includes(purpose)) throw new RefusedForm('malformed')
    const visitor = await visitorOf(c, promises, holders)
    if (!visitor) return notOpen(c)
    if (what && !visitor.thing(what)) return answerProblem(c, 'notFound', 404)
    const taken = consentsOf(visitor, { purpose, what })
    const going = taken.filter(({ item, acts }) => acts.withdraw!.erases && !item.hold)
    if (going.length > 0 && confirm !== 'on' && !wantsJson(c))
      return askOnceMore(c, locale, { purpose, what }, going)
    await takeBack(platform, visitor.person, taken)
    const withdrawn = taken.map(({ item, acts }) => ({ what: item.id, purpose: acts.withdraw!.purpose }))
    const isStillThere = what && !going.some(({ item }) => item.id === what)
    const done = going.length > 0 ? 'withdrawnAndErased' : 'withdrawn'
    return isDone(c, locale, done, isStillThere ? what : null, { withdrawn })
  })
}

/** The things whose consent stands and is meant. */
function consentsOf(
  { items, thing }: Visitor,
  { purpose, what }: { purpose: string; what: string | undefined },
): Thing[] {
  const meant = items.filter(({ id }) => !what || id === what).flatMap(({ id }) => thing(id) ?? [])
  const areMeant = meant.filter(({ acts }) => purpose === allOfThem || acts.withdraw?.purpose === purpose)
  return areMeant.filter(hasStandingConsent)
}

function askOnceMore(
  c: Visit,
  locale: Locale,
  { purpose, what }: { purpose: string; what: string | undefined },
  going: readonly Thing[],
): Promise<Response> {
  const model: SureModel = { purpose, what: what ?? '', going: going.map(({ item }) => item) }
  return c.get('platform').render(locale, 'my-data/sure', model, 200)
}
