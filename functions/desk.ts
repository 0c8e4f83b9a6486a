import { Hono } from 'hono'
import { aboutApplications } from './applications/desk/list/standing.ts'
import { veilOver } from './applications/desk/veiled.ts'
import { applicationsDesk } from './applications/desk.ts'
import { aboutOpeningsWithoutEnd } from './applications/ending/without-end.ts'
import { overdueOrphans } from './applications/erasure/orphans.ts'
import { aboutWaitingMessages } from './contact/desk/inbox.ts'
import { messagesDesk } from './contact/desk.ts'
import { figuresDesk } from './figures/desk.ts'
import { holders } from './holders.ts'
import { holdsDesk } from './holds/desk.ts'
import { incidentsDesk } from './incidents/desk.ts'
import { aboutUnsettledIncidents } from './incidents/unsettled.ts'
import { readEverything } from './my-data/mine/read.ts'
import { newsletterDesk } from './newsletter/desk.ts'
import { aboutOpenings } from './openings/desk/openings.ts'
import { openingsDesk } from './openings/desk/routes.ts'
import { overviewDesk } from './overview/desk.ts'
import type { Database } from './platform/database.ts'
import type { Files } from './platform/files.ts'
import type { House } from './platform/requests/house.ts'
import type { Issue } from './promises/issues/issues.ts'
import type { Locale } from './promises/language/languages.ts'
import type { Opening } from './promises/openings/openings.ts'
import type { Promises } from './promises/promises.ts'
import { recordDesk } from './record/desk.ts'
import { peopleAtDesk } from './requests/desk/people/routes.ts'
import { requestsDesk } from './requests/desk.ts'
import { retentionDesk } from './retention/desk.ts'
import { settingsDesk } from './settings/desk.ts'
import { colleagues } from './staff/colleagues/desk.ts'
import { deskGuard } from './staff/guard.ts'
import { me } from './staff/me.ts'
import { signingIn } from './staff/signing-in/routes.ts'
import { tracesDesk } from './traces/desk.ts'
import { sealsAtDesk } from './traces/seals/at-desk.ts'
import { type Accountable, aboutWhatIsPromised } from './transparency/openness.ts'

/** The desk: the way in, the guard, and behind it what each capability lets staff ask. */
export function desk(promises: Promises, accountable: Accountable, issues: readonly Issue[]): Hono<House> {
  const table = { retention: promises.retention, zone: promises.site.timeZone }
  const known = {
    erasure: (db: Database, now: Date) => aboutWhatIsPromised(db, accountable, table, now),
    orphans: (files: Files, now: Date) => overdueOrphans(files, promises.retention, now),
    openings: aboutOpeningsWithoutEnd(promises),
  }
  const watched = {
    openings: (which: readonly Opening[], at: { locale: Locale; now: Date }) =>
      aboutOpenings(promises, aboutApplications, which, at),
    ...accountable,
    seals: sealsAtDesk,
    messages: aboutWaitingMessages,
    incidents: aboutUnsettledIncidents,
  }
  const ground = { promises, holders, veil: veilOver(promises) }
  return new Hono<House>()
    .route('/', signingIn(promises))
    .use('/desk/*', deskGuard(promises))
    .use('/api/desk/*', deskGuard(promises))
    .route('/', me(promises))
    .route('/', colleagues(promises))
    .route('/', overviewDesk(promises, watched))
    .route('/', figuresDesk(promises))
    .route('/', openingsDesk(promises, aboutApplications))
    .route('/', applicationsDesk(promises))
    .route('/', messagesDesk(promises))
    .route('/', newsletterDesk(promises, issues))
    .route('/', requestsDesk(ground))
    .route(
      '/',
      peopleAtDesk(ground, (db, person, view) => readEverything(db, holders, person, view)),
    )
    .route('/', tracesDesk(promises))
    .route('/', retentionDesk(promises, accountable.duties, known))
    .route('/', recordDesk(promises))
    .route('/', holdsDesk(promises))
    .route('/', incidentsDesk(promises))
    .route('/', settingsDesk())
}
