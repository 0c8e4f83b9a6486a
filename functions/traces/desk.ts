import { Hono } from 'hono'
import type { House } from '../platform/requests/house.ts'
import { only } from '../platform/staff/only.ts'
import { acts } from '../platform/staff/traces.ts'
import type { Promises } from '../promises/promises.ts'
import type { TracesModel } from './models.ts'
import { cursorIn, narrowedBy, queryFor } from './narrowing.ts'
import { sealsAtDesk } from './seals/at-desk.ts'
import { colleagues, colleaguesIn, pageIn, trailOf } from './trail.ts'

/** Who looked at what, for those who watch over it (GDPR art. 5.2, 32). The trail names nobody it is about. */
export function tracesDesk({ site }: Pick<Promises, 'site'>) {
  return new Hono<House>().get('/desk/traces/', only('privacy-officer', 'administrator'), async (c) => {
    const { db, files, clock, render } = c.get('platform')
    const member = c.get('member')
    const narrowed = narrowedBy(c.req.query())
    const from = cursorIn(c.req.query())
    const [[trail, known], seals] = await Promise.all([
      db.read([trailOf(narrowed, from, site.timeZone), colleagues()]),
      sealsAtDesk(files, clock()),
    ])
    const staff = colleaguesIn(known!)
    const { traces, end } = pageIn(trail!, new Map(staff.map(({ id, name }) => [id, name])))
    const model: TracesModel = {
      member,
      narrowed,
      staff,
      acts,
      traces,
      older: end && queryFor(narrowed, end),
      newest: from && queryFor(narrowed, null),
      seals,
    }
    return render(member.locale, 'desk/traces', model, 200)
  })
}
