import { Hono } from 'hono'
import type { House } from '../platform/requests/house.ts'
import { only } from '../platform/staff/only.ts'
import type { Promises } from '../promises/promises.ts'
import type { OverviewModel } from './desk/models.ts'
import { countByOpening, openingsFor } from './desk/openings.ts'

/** What staff may ask of applications. */
export function applicationsDesk(promises: Promises) {
  return new Hono<House>().get(
    '/desk/',
    only('administrator', 'recruiter', 'reader', 'privacy-officer'),
    async (c) => {
      const member = c.get('member')
      const [counted] = await c.get('platform').db.read([countByOpening()])
      const model: OverviewModel = { member, openings: openingsFor(member, promises, counted!) }
      return c.get('platform').render(member.locale, 'desk/overview', model, 200)
    },
  )
}
