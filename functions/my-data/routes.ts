import { Hono } from 'hono'
import type { Holder } from '../platform/held/holder.ts'
import type { House } from '../platform/requests/house.ts'
import type { Promises } from '../promises/promises.ts'
import { asking } from './asking/routes.ts'
import { erasing } from './erasing/routes.ts'
import { exporting } from './export/routes.ts'
import { mine } from './mine/routes.ts'
import { opening } from './opening/routes.ts'
import { receipts } from './receipts/routes.ts'

/** Seeing what is held about oneself, and acting on it, without an account. */
export function myData(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>()
    .route('/', asking(promises))
    .route('/', mine(promises, holders))
    .route('/', erasing(promises, holders))
    .route('/', exporting(promises, holders))
    .route('/', opening(promises))
    .route('/', receipts())
}
