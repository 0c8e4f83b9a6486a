import { readContent } from '../../../functions/local/content.ts'
import { erasureDuties } from '../../../functions/personal-data.ts'
import type { Database } from '../../../functions/platform/database.ts'
import type { Files } from '../../../functions/platform/files.ts'
import { addressHashesUnder } from '../../../functions/platform/secrets/address-hashes.ts'
import { readPromises } from '../../../functions/promises/promises.ts'
import { readRetention } from '../../../functions/promises/rules.ts'
import { sweep } from '../../../functions/retention/sweep.ts'
import { must } from '../measure/must.ts'

const promises = readPromises(readContent(), '2026-11-01')
const addressHash = addressHashesUnder(['a secret for benchmarks that is long enough'])
const duties = erasureDuties(promises)
const { capabilities, timeZone } = promises.site
const table = { read: () => readRetention(readContent().retention, capabilities), zone: timeZone }

/** The portal's own retention job, at noon of a day; answers how many applications it erased. */
export async function sweepOn(day: string, db: Database, files: Files): Promise<number> {
  const at = new Date(`${day}T12:00:00Z`)
  const world = { db, files, addressHash, log: () => {}, clock: () => at }
  const order = { at, dryRun: false, aboveCeiling: false }
  const { stopped, rules } = await sweep(world, duties, table, order)
  must(stopped === null, `the sweep is not stopped, and it was: ${stopped}`)
  return rules.application?.count ?? 0
}
