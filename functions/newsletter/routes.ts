import { Hono } from 'hono'
import type { House } from '../platform/requests/house.ts'
import type { Promises } from '../promises/promises.ts'
import { confirming } from './confirming/routes.ts'
import { erasingAddress } from './leaving/erasing.ts'
import { leavingNewsletter } from './leaving/routes.ts'
import { renewing } from './renewing/routes.ts'
import { subscribing } from './subscribing/routes.ts'

/** Getting the newsletter, and getting rid of it. */
export function newsletter(promises: Promises) {
  return new Hono<House>()
    .route('/', subscribing(promises))
    .route('/', confirming(promises))
    .route('/', leavingNewsletter(promises))
    .route('/', erasingAddress())
    .route('/', renewing(promises))
}
