import { Hono } from 'hono'
import { ask } from '../../platform/questions.ts'
import { answerProblem } from '../../platform/requests/answers.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { seesOpening } from '../../platform/staff/member.ts'
import { only } from '../../platform/staff/only.ts'
import { type Day, dayIn } from '../../promises/calendar/calendar.ts'
import type { Opening } from '../../promises/openings/openings.ts'
import type { Promises } from '../../promises/promises.ts'
import type { ClosingModel, OpeningAtDesk, OpeningsModel } from '../models.ts'
import { type AboutApplications, aboutOpenings } from './openings.ts'
import { canTurn, type State } from './standing.ts'
import { closeEarly, openAgain } from './turning.ts'

const shape = { lines: ['opening'], texts: [], files: [] }
const readers = only('administrator', 'recruiter', 'reader')
const recruiters = only('administrator', 'recruiter')

/** What waits for somebody comes first, and what is over last. */
const order: readonly State[] = ['pastDeadline', 'closedEarly', 'open', 'always', 'ended']

/** How it stands with openings, and closing them before their deadline. All else about them stands in content. */
export function openingsDesk(promises: Promises, aboutApplications: AboutApplications) {
  const { openings, site } = promises

  async function standing(c: Visit, which: readonly Opening[]) {
    const { db, clock } = c.get('platform')
    const at = { locale: c.get('member').locale, now: clock() }
    const [stands] = await ask<[OpeningAtDesk[]]>(db, aboutOpenings(promises, aboutApplications, which, at))
    return stands
  }

  function turnable(c: Visit, slug: string): Opening | undefined {
    const opening = openings.find((one) => one.slug === slug)
    return opening?.deadlineOn && seesOpening(c.get('member'), slug) ? opening : undefined
  }

  return new Hono<House>()
    .get('/desk/openings/', readers, async (c) => {
      const member = c.get('member')
      const theirs = openings.filter(({ slug }) => seesOpening(member, slug))
      const stands = await standing(c, theirs)
      stands.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
      const model: OpeningsModel = { member, openings: stands }
      return c.get('platform').render(member.locale, 'desk/openings', model, 200)
    })
    .get('/desk/openings/:slug/close/', recruiters, async (c) => {
      const member = c.get('member')
      const opening = turnable(c, c.req.param('slug'))
      if (!opening) return answerProblem(c, 'notFound', 404)
      const [stand] = await standing(c, [opening])
      const model: ClosingModel = { member, opening: stand! }
      return c.get('platform').render(member.locale, 'desk/close', model, 200)
    })
    .post('/api/desk/openings/close', recruiters, (c) =>
      turn(c, (slug, at) => closeEarly(c.get('member'), slug, at)),
    )
    .post('/api/desk/openings/reopen', recruiters, (c) =>
      turn(c, (slug, { now }) => openAgain(c.get('member'), slug, now)),
    )

  /** Nothing happens once the deadline is over; the list says how it is either way. */
  async function turn(
    c: Visit,
    statements: (slug: string, at: { now: Date; today: Day }) => ReturnType<typeof openAgain>,
  ): Promise<Response> {
    const { fields } = await readForm(c.req.raw, shape)
    const opening = turnable(c, fields.opening ?? '')
    if (!opening) return answerProblem(c, 'notFound', 404)
    const { db, clock } = c.get('platform')
    const now = clock()
    const at = { now, today: dayIn(site.timeZone, now) }
    if (canTurn(opening, site.timeZone, now)) await db.write(statements(opening.slug, at))
    return c.redirect('/desk/openings/', 303)
  }
}
