import { Hono } from 'hono'
import type { House } from '../platform/requests/house.ts'
import type { Issue } from '../promises/issues/issues.ts'
import type { Promises } from '../promises/promises.ts'
import { blockedAddresses } from './desk/blocks.ts'
import { readingIssues } from './desk/reading.ts'
import { sendingIssues } from './desk/sending.ts'
import { testingIssues } from './desk/testing.ts'
import { turningIssues } from './desk/turning.ts'
import { partnersDesk } from './partners/desk.ts'

/** What administrators do with the newsletter; nothing while it is off. */
export function newsletterDesk(promises: Promises, issues: readonly Issue[]) {
  const ground = { promises, issues }
  if (!promises.site.capabilities.includes('newsletter')) return new Hono<House>()
  return new Hono<House>()
    .route('/', readingIssues(ground))
    .route('/', testingIssues(ground))
    .route('/', sendingIssues(ground))
    .route('/', turningIssues())
    .route('/', blockedAddresses())
    .route('/', promises.site.capabilities.includes('partners') ? partnersDesk(promises) : new Hono<House>())
}
