import { Hono } from 'hono'
import type { Database } from '../platform/database.ts'
import { dueAt, withTheirRules } from '../platform/erasure/due.ts'
import type { ErasureDuty } from '../platform/erasure/duty.ts'
import type { Files } from '../platform/files.ts'
import { ask, type Question } from '../platform/questions.ts'
import type { House } from '../platform/requests/house.ts'
import { only } from '../platform/staff/only.ts'
import type { Promises } from '../promises/promises.ts'
import { aboutDue, type DueNow } from './counts.ts'
import type { EndlessOpening, ErasureAccount, RetentionModel } from './models.ts'
import { aboutRestricted, type RestrictedThing } from './restricted-things.ts'
import { aboutOnHold, type ThingOnHold } from './things-on-hold.ts'

/** What other capabilities know of it, handed in by whoever knows them. */
export interface Known {
  erasure: (db: Database, now: Date) => Question<ErasureAccount>
  orphans: (files: Files, now: Date) => Promise<Question<number>>
  openings: Question<EndlessOpening[]>
}

type Answers = [ErasureAccount, DueNow, RestrictedThing[], ThingOnHold[], EndlessOpening[], number]

/** The retention job as the privacy officer follows it: what it did, what it would do now and what it waits for. */
export function retentionDesk(
  { retention, site }: Promises,
  duties: readonly ErasureDuty[],
  { erasure, orphans, openings }: Known,
) {
  return new Hono<House>().get('/desk/retention/', only('privacy-officer', 'administrator'), async (c) => {
    const { db, files, clock, render } = c.get('platform')
    const member = c.get('member')
    const now = clock()
    const due = dueAt(now, retention, site.timeZone)
    const [account, dueNow, restricted, onHold, endless, orphaned] = await ask<Answers>(
      db,
      erasure(db, now),
      aboutDue(db, withTheirRules(duties, retention), due),
      aboutRestricted(),
      aboutOnHold(),
      openings,
      await orphans(files, now),
    )
    const model: RetentionModel = {
      member,
      today: due.today,
      isLate: account.isLate || orphaned > 0,
      lastFinishedAt: account.lastFinishedAt,
      stopped: account.stopped,
      overdue: account.overdue,
      orphans: orphaned,
      rules: account.rules.map(({ rule, inLastRun, overdue, nextOn }) => ({
        ...{ rule, inLastRun, overdue, nextOn },
        inRunNow: dueNow.counts.get(rule) ?? 0,
      })),
      restricted,
      onHold,
      openings: endless,
    }
    return render(member.locale, 'desk/retention', model, 200)
  })
}
