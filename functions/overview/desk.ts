import { Hono } from 'hono'
import type { ErasureDuty } from '../platform/erasure/duty.ts'
import type { Files } from '../platform/files.ts'
import { ask, type Question } from '../platform/questions.ts'
import type { House } from '../platform/requests/house.ts'
import { roles, seesOpening } from '../platform/staff/member.ts'
import { only } from '../platform/staff/only.ts'
import type { Statement } from '../platform/statements.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import type { Locale } from '../promises/language/languages.ts'
import type { Opening } from '../promises/openings/openings.ts'
import type { Promises } from '../promises/promises.ts'
import type { OpeningAtAGlance, OverviewModel, UnsettledIncident, Watched } from './models.ts'
import { aboutErasure, aboutHolds, aboutPasskeys, aboutRequests, nothing } from './watched.ts'

/** What other capabilities know of it, handed in by whoever knows them. */
export interface Known {
  openings(which: readonly Opening[], at: { locale: Locale; now: Date }): Question<OpeningAtAGlance[]>
  countRequests(today: Day): Statement
  messages(today: Day): Question<number>
  incidents(now: Date): Question<UnsettledIncident[]>
  duties: readonly ErasureDuty[]
  seals(files: Files, now: Date): Promise<{ isLate: boolean; differing: readonly unknown[] } | null>
}

type Answers = [
  OverviewModel['openings'],
  Watched['requests'] | null,
  Watched['erasure'] | null,
  Watched['messages'] | null,
  Watched['incidents'] | null,
  OverviewModel['withoutPasskey'],
  OverviewModel['holdsPast'],
]

/** What waits for whoever has signed in, by what their role sees to. */
export function overviewDesk(promises: Promises, known: Known) {
  return new Hono<House>().get('/desk/', only(...roles), async (c) => {
    const { db, files, clock, render } = c.get('platform')
    const member = c.get('member')
    const { role, locale } = member
    const now = clock()
    const today = dayIn(promises.site.timeZone, now)
    const isWatching = role === 'administrator' || role === 'privacy-officer'
    const theirs = promises.openings.filter(({ slug }) => seesOpening(member, slug))
    const [[openings, requests, erasure, messages, incidents, withoutPasskey, holdsPast], seals] =
      await Promise.all([
        ask<Answers>(
          db,
          role === 'privacy-officer' ? nothing : known.openings(theirs, { locale, now }),
          isWatching ? aboutRequests(known.countRequests(today)) : nothing,
          isWatching ? aboutErasure(db, known.duties, promises, now) : nothing,
          isWatching ? known.messages(today) : nothing,
          isWatching ? known.incidents(now) : nothing,
          role === 'administrator' ? aboutPasskeys() : nothing,
          role === 'privacy-officer' ? aboutHolds(today) : nothing,
        ),
        isWatching ? known.seals(files, now) : null,
      ])
    const watched = requests &&
      erasure && {
        ...{ requests, erasure, seals: stateOf(seals) },
        ...{ messages: messages ?? 0, incidents: incidents ?? [] },
      }
    const model: OverviewModel = { member, today, openings, watched, withoutPasskey, holdsPast }
    return render(locale, 'desk/overview', model, 200)
  })
}

function stateOf(seals: { isLate: boolean; differing: readonly unknown[] } | null): Watched['seals'] {
  if (!seals) return 'fine'
  if (seals.differing.length > 0) return 'differ'
  return seals.isLate ? 'late' : 'fine'
}
