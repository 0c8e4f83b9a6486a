import { reapOrphans } from './applications/reaper.ts'
import { erasureDuties } from './personal-data.ts'
import { deliverLetters } from './platform/outbox.ts'
import type { Platform } from './platform/platform.ts'
import type { Promises } from './promises/promises.ts'
import type { RetentionTable } from './promises/rules.ts'
import { sweep } from './retention/sweep.ts'

export interface Tick {
  cron: string
  at: Date
}

const everyMinute = '* * * * *'

/** What time alone sets going. A pattern nobody knows does everything that is due. */
export async function onTick(
  platform: Platform,
  promises: Promises,
  readRetention: () => RetentionTable,
  tick: Tick,
): Promise<void> {
  const duties = erasureDuties(promises)
  const table = { read: readRetention, zone: promises.site.timeZone }
  const sweepWith = (how: { dryRun?: boolean; aboveCeiling?: boolean }) =>
    sweep(platform, duties, table, { at: tick.at, dryRun: false, aboveCeiling: false, ...how })
  switch (tick.cron) {
    case everyMinute:
      return void (await deliverLetters(platform, platform.clock()))
    case 'sweep-dry-run':
      return void (await sweepWith({ dryRun: true }))
    case 'sweep-above-ceiling':
      return void (await sweepWith({ aboveCeiling: true }))
    case 'sweep':
      return void (await sweepWith({}))
    default:
      await sweepWith({})
      await reapOrphans(platform, platform.clock())
      await deliverLetters(platform, platform.clock())
  }
}
