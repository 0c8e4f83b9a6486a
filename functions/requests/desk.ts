import { Hono } from 'hono'
import type { House } from '../platform/requests/house.ts'
import { answering } from './desk/changing/answering.ts'
import { changeRequest } from './desk/changing/changing.ts'
import { extending } from './desk/changing/extending.ts'
import { telling } from './desk/changing/telling.ts'
import { enteringAtDesk } from './desk/entering.ts'
import { oneRequest } from './desk/one.ts'
import { queuePages } from './desk/queue-pages.ts'
import { type Ground, officers, worldAt } from './desk/world.ts'

/** What whoever answers requests asks of the queue. */
export function requestsDesk(ground: Ground) {
  return new Hono<House>()
    .route('/', queuePages(ground))
    .route('/', enteringAtDesk(ground))
    .route('/', oneRequest(ground))
    .post('/api/desk/requests/:id/extend', officers, (c) =>
      changeRequest(c, c.req.param('id'), worldAt(c, ground), extending),
    )
    .post('/api/desk/requests/:id/answer', officers, (c) =>
      changeRequest(c, c.req.param('id'), worldAt(c, ground), answering),
    )
    .post('/api/desk/requests/:id/told', officers, (c) =>
      changeRequest(c, c.req.param('id'), worldAt(c, ground), telling),
    )
}
