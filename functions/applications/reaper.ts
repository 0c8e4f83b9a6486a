import { inArray } from 'drizzle-orm'
import { applicationFiles } from '../../db/schema.ts'
import type { Platform } from '../platform/platform.ts'

const graceMs = 3_600_000
const dayMs = 24 * graceMs

/**
 * Deletes sealed objects that never got a row: a request that died between the two left ciphertext whose key exists
 * nowhere. Looks at today and yesterday, leaves what is younger than an hour. Answers how many went.
 */
export async function reapOrphans(world: Pick<Platform, 'db' | 'files' | 'log'>, now: Date): Promise<number> {
  let reaped = 0
  for (const kind of ['cv', 'photo']) {
    for (const day of [now, new Date(now.getTime() - dayMs)]) {
      reaped += await reapUnder(world, `${kind}/${day.toISOString().slice(0, 10)}/`, now)
    }
  }
  if (reaped > 0) world.log('orphaned objects deleted', { count: reaped })
  return reaped
}

async function reapUnder(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  prefix: string,
  now: Date,
): Promise<number> {
  let reaped = 0
  let cursor: string | null | undefined
  do {
    const page = await files.list(prefix, cursor ?? undefined)
    const old = page.objects
      .filter(({ storedAt }) => now.getTime() - storedAt.getTime() > graceMs)
      .map(({ name }) => name)
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
