import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Native from 'libsql'
import { applicationFiles, applications, consents } from '../../../db/schema.ts'
import { newId } from '../../../functions/platform/ids.ts'
import { insertionInto, migrationTexts } from '../parts/filling.ts'
import { applicationOf, consentOf, dayOf, fileOf, letter } from './person.ts'

const dayMs = 24 * 3_600_000

/** Applications that come in evenly, a fixed number a day, each kept for two years from its day. */
export interface Population {
  perDay: number
  /** Days of applications that are in the file at the start. */
  days: number
}

/** A file with the portal's own tables and a population in it; made once and copied from then on. */
export function fileWith(population: Population, folder: string, name: string): string {
  mkdirSync(folder, { recursive: true })
  const migrations = migrationTexts()
  const print = createHash('sha256').update(JSON.stringify([migrations, letter, population]))
  const kept = join(folder, `people-${print.digest('hex').slice(0, 12)}.db`)
  if (!existsSync(kept)) {
    const making = `${kept}.making`
    rmSync(making, { force: true })
    make(making, population, migrations)
    renameSync(making, kept)
  }
  const copy = join(folder, `${name}.db`)
  for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
  copyFileSync(kept, copy)
  return copy
}

function make(file: string, { perDay, days }: Population, migrations: string[]) {
  const db = new Native(file)
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
  for (const sql of migrations) db.exec(sql)
  for (let day = 0; day < days; day++) addDay(db, day, perDay)
  db.exec('PRAGMA journal_mode = WAL')
  db.close()
}

/** Adds one day of applications, each with a sealed file, an acknowledgement and, one in four, a consent. */
export function addDay(db: Native.Database, index: number, perDay: number) {
  const insertApplication = insertionInto(db, applications)
  const insertFile = insertionInto(db, applicationFiles)
  const insertConsent = insertionInto(db, consents)
  db.exec('BEGIN')
  for (let i = 0; i < perDay; i++) {
    const now = new Date(Date.parse(dayOf(index)) + Math.floor((i * dayMs) / perDay))
    const applicationId = newId(now)
    insertApplication(applicationOf(applicationId, index, i, now))
    insertFile(fileOf(applicationId, now))
    insertConsent(consentOf(applicationId, 'acknowledged', now))
    if (i % 4 === 0) insertConsent(consentOf(applicationId, 'given', now))
  }
  db.exec('COMMIT')
}
