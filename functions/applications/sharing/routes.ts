import { Hono } from 'hono'
import type { House } from '../../platform/requests/house.ts'
import type { Promises } from '../../promises/promises.ts'
import { answeringShares } from './answering.ts'
import { showingShares } from './showing.ts'

/** Showing an application to somebody outside, once its person has said yes. */
export function sharing(promises: Promises) {
  return new Hono<House>().route('/', answeringShares(promises)).route('/', showingShares(promises))
}
