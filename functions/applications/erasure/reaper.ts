import { inArray } from 'drizzle-orm'
import { applicationFiles } from '../../../db/schema.ts'
import type { Platform } from '../../platform/platform.ts'

const graceMs = 3_600_000

/**
 * Deletes sealed objects that never got a row, or lost it: ciphertext whose key exists nowhere. Looks at everything,
 * so that a missed night is caught up; leaves what is younger than an hour. Answers how many went.
 */
export async function reapOrphans(world: Pick<Platform, 'db' | 'files' | 'log'>, now: Date): Promise<number> {
  let reaped = 0
  for (const prefix of ['cv/', 'photo/']) reaped += await reapUnder(world, prefix, now)
  if (reaped > 0) world.log('orphaned objects deleted', { count: reaped })
  return reaped
}

async function reapUnder(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  prefix: string,
  now: Date,
): Promise<number> {
  let reaped = 0
  let cursor: string | null = null
  do {
    const page = await files.list(prefix, cursor)
    const isOld = (storedAt: Date) => now.getTime() - storedAt.getTime() > graceMs
    const old = page.objects.filter(({ storedAt }) => isOld(storedAt)).map(({ name }) => name)
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
