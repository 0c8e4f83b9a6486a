import { inArray } from 'drizzle-orm'
import { applicationFiles } from '../../../db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import type { RetentionTable } from '../../promises/rules.ts'
import { rowlessFor } from './orphans.ts'

/**
 * Deletes sealed objects that no row knows: those that never got one, or lost it, once they are an hour old; those
 * held for a form that was never sent, once their time is over and a form on its way has arrived. Looks at everything,
 * so that a missed night is caught up. Answers how many went.
 */
export async function reapOrphans(
  world: Pick<Platform, 'db' | 'files' | 'log'>,
  retention: RetentionTable,
  now: Date,
): Promise<number> {
  let [forgotten, orphans] = [0, 0]
  for (const [prefix, ms] of Object.entries(rowlessFor(retention))) {
    const reaped = await reapUnder(world, prefix, new Date(now.getTime() - ms))
    if (prefix === 'held/') forgotten += reaped
    else orphans += reaped
  }
  if (forgotten > 0) world.log('held files deleted', { rule: 'held-files', count: forgotten })
  if (orphans > 0) world.log('orphaned objects deleted', { count: orphans })
  return forgotten + orphans
}

async function reapUnder(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  prefix: string,
  storedBefore: Date,
): Promise<number> {
  let reaped = 0
  let cursor: string | null = null
  do {
    const page = await files.list(prefix, cursor)
    const old = page.objects.filter(({ storedAt }) => storedAt < storedBefore).map(({ name }) => name)
    const rows = db.make.select({ name: applicationFiles.objectName }).from(applicationFiles)
    const kept = old.length > 0 ? await rows.where(inArray(applicationFiles.objectName, old)) : []
    const names = new Set(kept.map(({ name }) => name))
    const orphans = old.filter((name) => !names.has(name))
    await files.remove(orphans)
    reaped += orphans.length
    cursor = page.cursor
  } while (cursor)
  return reaped
}
