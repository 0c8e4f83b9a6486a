import { readContent } from '../../../functions/local/content.ts'
import { erasureDuties } from '../../../functions/personal-data.ts'
import type { Database } from '../../../functions/platform/database.ts'
import type { Files } from '../../../functions/platform/files.ts'
import { addressHashesUnder } from '../../../functions/platform/secrets/address-hashes.ts'
import { readPromises } from '../../../functions/promises/promises.ts'
import { type RetentionTable, readRetention } from '../../../functions/promises/rules.ts'
import { sweep } from '../../../functions/retention/sweep.ts'
import { must } from '../measure/must.ts'

const promises = readPromises(readContent(), '2026-11-01')
const { capabilities, timeZone } = promises.site
const addressHash = addressHashesUnder(['a secret for benchmarks that is long enough'])

/** Content as it is, or the same with rules that tell nobody when what they keep is gone. */
const content = { told: promises, silent: { ...promises, retention: silent(promises.retention) } }
const duties = { told: erasureDuties(content.told), silent: erasureDuties(content.silent) }

function silent(retention: RetentionTable): RetentionTable {
  return { ...retention, rules: retention.rules.map(({ tellAhead: _, ...rule }) => rule) }
}

/** The portal's own retention job, at noon of a day; answers how many applications it erased. */
export async function sweepOn(
  day: string,
  db: Database,
  files: Files,
  { told }: { told: boolean },
): Promise<number> {
  const at = new Date(`${day}T12:00:00Z`)
  const world = { db, files, addressHash, log: () => {}, clock: () => at }
  const table = { read: () => readRetention(readContent().retention, capabilities), zone: timeZone }
  const order = { at, dryRun: false, aboveCeiling: false }
  const { stopped, rules } = await sweep(world, told ? duties.told : duties.silent, table, order)
  must(stopped === null, `the sweep is not stopped, and it was: ${stopped}`)
  return rules.application?.count ?? 0
}
