import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Native from 'libsql'
import { Database } from '../../db/local/database.ts'

const firstBytes = 'SQLite format 3\0'

/** Copies a backup to a folder of its own beside the database, with the log it may have; answers the copy. */
export function stage(backup: string, database: string): string {
  if (!existsSync(backup)) throw new Error(`${backup} is not there: name the file of the backup`)
  if (readFileSync(backup).subarray(0, firstBytes.length).toString('latin1') !== firstBytes)
    throw new Error(`${backup} is no SQLite database: name the file of the backup`)
  const copy = join(mkdtempSync(join(dirname(database), 'restoring-')), 'turso.db')
  copyFileSync(backup, copy)
  if (existsSync(`${backup}-wal`)) copyFileSync(`${backup}-wal`, `${copy}-wal`)
  return copy
}

/** Throws when the copy is damaged, holds something else, or was made by a later version of the portal than this. */
export function requireOurs(copy: string, migrations: string): void {
  const database = new Native(copy)
  try {
    const [{ quick_check: state }] = database.prepare('pragma quick_check').all() as [{ quick_check: string }]
    if (state !== 'ok') throw new Error('the backup is damaged: take an earlier one')
    const known = database.prepare(
      "select count(*) as count from sqlite_master where name in ('applications', '__drizzle_migrations')",
    )
    if ((known.get() as { count: number }).count !== 2)
      throw new Error('the backup is not of this portal: name the file of one that is')
    const newest = database.prepare('select max(created_at) as at from __drizzle_migrations')
    const journal = JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8'))
    const ours = Math.max(...journal.entries.map(({ when }: { when: number }) => when))
    if ((newest.get() as { at: number }).at > ours)
      throw new Error('the backup was made by a later version of the portal: update the code first')
  } finally {
    database.close()
  }
}

/** Writes the copy anew: what was deleted may still lie in the slack of pages that were rearranged around it. */
export function leaveNothingBehind(copy: string): void {
  const database = new Native(copy)
  database.exec('vacuum')
  database.prepare('pragma wal_checkpoint(truncate)').all()
  database.close()
}

/** Puts the copy where the database is, in one step; the log of the one before is emptied into it and goes. */
export function putInPlace(copy: string, database: string): void {
  if (existsSync(database)) emptyLog(database)
  for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
  renameSync(copy, database)
}

/** A database that can no longer be opened has no log worth keeping. */
function emptyLog(database: string) {
  try {
    new Database(database, false).close()
  } catch {
    // What is damaged is about to be replaced.
  }
}

export function discard(copy: string): void {
  rmSync(dirname(copy), { recursive: true, force: true })
}
