import { Hono } from 'hono'
import type { Holder } from '../platform/held/holder.ts'
import type { TellOthers } from '../platform/held/telling-others.ts'
import type { House } from '../platform/requests/house.ts'
import type { Promises } from '../promises/promises.ts'
import { asking } from './asking/routes.ts'
import { showingConsentReceipts } from './consents/receipt.ts'
import { takingBackConsents } from './consents/routes.ts'
import { correcting } from './correcting/routes.ts'
import { erasing } from './erasing/routes.ts'
import { exportingByLetter } from './export/by-letter.ts'
import { exporting } from './export/routes.ts'
import { keepingLonger } from './keeping/routes.ts'
import { mine } from './mine/routes.ts'
import { confirmingMoves } from './moving/confirming.ts'
import { movingOn } from './moving/routes.ts'
import { objecting } from './objecting/routes.ts'
import { opening } from './opening/routes.ts'
import { receipts } from './receipts/routes.ts'
import { restricting } from './restricting/routes.ts'
import { answeringShares } from './sharing/routes.ts'

/** Seeing what is held about oneself, and acting on it, without an account. */
export function myData(promises: Promises, holders: readonly Holder[], tellOthers: TellOthers) {
  return new Hono<House>()
    .route('/', asking(promises))
    .route('/', mine(promises, holders))
    .route('/', erasing(promises, holders, tellOthers))
    .route('/', exporting(promises, holders))
    .route('/', exportingByLetter(promises, holders))
    .route('/', takingBackConsents(promises, holders))
    .route('/', showingConsentReceipts(promises, holders))
    .route('/', correcting(promises, holders, tellOthers))
    .route('/', keepingLonger(promises, holders))
    .route('/', restricting(promises, holders, tellOthers))
    .route('/', objecting(promises, holders))
    .route('/', answeringShares(promises, holders))
    .route('/', movingOn(promises))
    .route('/', confirmingMoves(promises, holders))
    .route('/', opening(promises, holders))
    .route('/', receipts())
}
