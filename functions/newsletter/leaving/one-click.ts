import { Hono } from 'hono'
import { answerProblem, localeOf } from '../../platform/requests/answers.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House } from '../../platform/requests/house.ts'
import { findSubscription, leaveNewsletter } from './leave.ts'

const shape = { lines: ['List-Unsubscribe'], texts: [], files: [] } as const

/**
 * One-click unsubscribe (RFC 8058): a mail provider posts here on the reader's behalf, without cookie or origin, so it
 * hangs before the cross-site guard and the token is its only authority. 200 says that it is done, now or before;
 * while the database or the bucket is down it is never said. A person who follows the address is shown the page with the button.
 */
export function oneClick() {
  return new Hono<House>()
    .get('/u/:token', async (c) => {
      const { addresses, db } = c.get('platform')
      const token = c.req.param('token')
      const id = await addresses.idFrom('subscription', token)
      if (!id) return answerProblem(c, 'notFound', 404)
      const subscription = await findSubscription(db, id)
      return c.redirect(`/${subscription?.locale ?? localeOf(c)}/newsletter/unsubscribe/${token}/`, 302)
    })
    .post('/u/:token', async (c) => {
      const { addresses, clock } = c.get('platform')
      const id = await addresses.idFrom('subscription', c.req.param('token'))
      if (!id) return answerProblem(c, 'notFound', 404)
      const { fields } = await readForm(c.req.raw, shape)
      if (fields['List-Unsubscribe'] !== 'One-Click') return answerProblem(c, 'malformed', 400)
      await leaveNewsletter(c.get('platform'), id, clock())
      return c.text('OK', 200)
    })
}
