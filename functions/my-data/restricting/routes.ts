import { Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import { givenThing, type TellOthers } from '../../platform/held/telling-others.ts'
import { answerProblem, answerTooMany, localeOf, localeSaid } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import type { Promises } from '../../promises/promises.ts'
import { isDone } from '../acting/answers.ts'
import { visitorOf } from '../acting/visitor.ts'
import { restrictionReasons } from '../form.ts'
import type { RestrictModel } from '../models.ts'
import { notOpen } from '../opening/not-open.ts'
import { changeRestriction, type Wanted } from './noting.ts'

const shape = { lines: ['locale', 'what', 'reason', 'lift'], texts: [], files: [] } as const

/** Having a thing kept and otherwise left alone for a while, and ending that again (GDPR art. 18). */
export function restricting(promises: Promises, holders: readonly Holder[], tellOthers: TellOthers) {
  return new Hono<House>()
    .get('/:locale{sv|nb|en}/my-data/mine/restrict/:what/', async (c) => {
      const visitor = await visitorOf(c, promises, holders)
      if (!visitor) return notOpen(c)
      const thing = visitor.thing(c.req.param('what'))
      if (!thing) return answerProblem(c, 'notFound', 404)
      const model: RestrictModel = { item: thing.item }
      return c.get('platform').render(localeOf(c), 'my-data/restrict', model, 200)
    })
    .post('/api/my-data/restrict', async (c) => {
      const { limits, db, files } = c.get('platform')
      if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const { fields } = await readForm(c.req.raw, shape)
      const locale = localeSaid(c, fields)
      const wanted = wantedIn(fields)
      if (!wanted) throw new RefusedForm('malformed')
      const visitor = await visitorOf(c, promises, holders)
      if (!visitor) return notOpen(c)
      const thing = visitor.thing(fields.what)
      if (!thing) return answerProblem(c, 'notFound', 404)
      const { item, theirs } = thing
      const { addressHash } = visitor.person
      const isLifting = wanted === 'lifted'
      const told = isLifting
        ? []
        : tellOthers({
            kind: 'restriction',
            things: [givenThing(item)],
            addressHash,
            locale,
            ...theirs,
          })
      await changeRestriction({ db, files }, { subjectId: item.id, addressHash, theirs }, wanted, told)
      return isDone(c, locale, isLifting ? 'lifted' : 'restricted', item.id)
    })
}

function wantedIn({ lift, reason }: Record<string, string>): Wanted | undefined {
  return lift === 'on' ? 'lifted' : restrictionReasons.find((one) => one === reason)
}
