import { reapOrphans } from './applications/erasure/reaper.ts'
import { tellAhead } from './applications/telling/tell.ts'
import { toldAgain } from './holders.ts'
import { remindOfHolds } from './holds/remind.ts'
import { remindOfIncidents } from './incidents/remind.ts'
import { tellOfNewJobs } from './newsletter/alerts/alerts.ts'
import { noteWhoIsTold } from './newsletter/partners/told.ts'
import { countReports } from './newsletter/reports/counting.ts'
import { sendIssues } from './newsletter/sending/send.ts'
import { erasureDuties, everybodyConcerned, everybodyWhoAgreed } from './personal-data.ts'
import { errorKind } from './platform/log.ts'
import { deliverLetters } from './platform/mail/outbox.ts'
import type { Platform } from './platform/platform.ts'
import { askAgain } from './policy-news/ask.ts'
import { tellOfPolicies } from './policy-news/tell.ts'
import type { Promises } from './promises/promises.ts'
import { remindOfRequests } from './requests/reminding/remind.ts'
import { followLedger } from './restoring/follow.ts'
import { reapLedger } from './restoring/reaper.ts'
import { sweep } from './retention/sweep.ts'
import { sealTraces } from './traces/seals/seals.ts'

export interface Tick {
  cron: string
  at: Date
}

const everyMinute = '* * * * *'

/**
 * What time alone sets going. Nothing is sent or erased by rule before the database is up to the ledger: a restored one
 * may still know letters to people who have had themselves erased, and may not know what is on hold or restricted. A
 * pattern nobody knows does everything that is due; one part that fails keeps no other from its work, and is reported at
 * the end.
 */
export async function onTick(platform: Platform, promises: Promises, tick: Tick): Promise<void> {
  const table = { read: () => promises.retention, zone: promises.site.timeZone }
  const sweepWith = async (how: { dryRun?: boolean; aboveCeiling?: boolean }) => {
    if (!how.dryRun) await followLedger(platform, toldAgain(promises))
    return sweep(platform, erasureDuties(promises), table, {
      at: tick.at,
      dryRun: false,
      aboveCeiling: false,
      ...how,
    })
  }
  const hasNewsletter = promises.site.capabilities.includes('newsletter')
  const letters = [
    () => deliverLetters(platform),
    ...(hasNewsletter ? [() => sendIssues(platform, promises)] : []),
  ]
  const sendWhatIsDue = async () => {
    await all(platform, [() => followLedger(platform, toldAgain(promises))])
    await all(platform, letters)
  }
  switch (tick.cron) {
    case everyMinute:
      return sendWhatIsDue()
    case 'sweep-dry-run':
      return all(platform, [() => sweepWith({ dryRun: true })])
    case 'sweep-above-ceiling':
      return all(platform, [() => sweepWith({ aboveCeiling: true })])
    case 'sweep':
      return all(platform, [() => sweepWith({})])
    default:
      return all(platform, [
        () => tellAhead(platform, promises, tick.at),
        () => remindOfRequests(platform, promises, tick.at),
        () => remindOfHolds(platform, promises, tick.at),
        () => remindOfIncidents(platform, promises, tick.at),
        () => sweepWith({}),
        () => reapOrphans(platform, promises.retention, platform.clock()),
        () => tellOfPolicies(platform, promises, everybodyConcerned(promises)),
        () => askAgain(platform, promises, everybodyWhoAgreed(promises)),
        () => reapLedger(platform, promises, platform.clock()),
        () => sealTraces(platform, promises, platform.clock()),
        ...(hasNewsletter
          ? [
              () => platform.db.write(countReports(platform.clock())),
              () => noteWhoIsTold(platform),
              () => tellOfNewJobs(platform, promises),
            ]
          : []),
        sendWhatIsDue,
      ])
  }
}

async function all({ log }: Platform, parts: (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const part of parts) {
    try {
      await part()
    } catch (error) {
      log('scheduled work failed', { error: errorKind(error) })
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'scheduled work failed')
}
