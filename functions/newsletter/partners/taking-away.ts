import { Hono } from 'hono'
import { answerProblem } from '../../platform/requests/answers.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House } from '../../platform/requests/house.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { administrators } from '../desk/ground.ts'
import { contactLines } from './line.ts'
import type { ContactModel } from './models.ts'
import { findContact, takeAway } from './take-away.ts'

const shape = { lines: [], texts: [], files: [] }

/** Taking a contact away, asked once more on a page of its own. */
export function takingContactsAway({ site: { timeZone } }: Promises) {
  return new Hono<House>()
    .get('/desk/newsletter/contacts/:id/', administrators, async (c) => {
      const { db, clock, render } = c.get('platform')
      const member = c.get('member')
      const [found] = await db.read([findContact(c.req.param('id'), dayIn(timeZone, clock()))])
      const [contact] = contactLines(found!, timeZone)
      if (!contact) return answerProblem(c, 'notFound', 404)
      const model: ContactModel = { member, contact }
      return render(member.locale, 'desk/contact', model, 200)
    })
    .post('/api/desk/newsletter/contacts/:id/take-away', administrators, async (c) => {
      await readForm(c.req.raw, shape)
      const platform = c.get('platform')
      const now = platform.clock()
      const taken = { id: c.req.param('id'), member: c.get('member') }
      await takeAway(platform, taken, { now, today: dayIn(timeZone, now) })
      return c.redirect('/desk/newsletter/contacts/?done=taken', 303)
    })
}
