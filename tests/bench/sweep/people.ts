import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Native from 'libsql'
import { newObjectName } from '../../../functions/platform/files.ts'
import { newId, newReference } from '../../../functions/platform/ids.ts'
import { addPeriod, type Day } from '../../../functions/promises/calendar.ts'

/** The first application comes on this day, and this many follow on each day. */
const firstDay = '2026-11-01'
const dayMs = 24 * 3_600_000
const letter = 'Jag söker tjänsten för att jag vill bygga laddning i hamnar. '.repeat(4)

/** Applications that come in evenly, a fixed number a day, each kept for two years from its day. */
export interface Population {
  perDay: number
  /** Days of applications that are in the file at the start. */
  days: number
}

export function dayOf(index: number): Day {
  return addPeriod(firstDay, `P${index + 1}D`)
}

/** The day the applications of a day are erased. */
export function eraseByOf(index: number): Day {
  return addPeriod(dayOf(index), 'P2Y')
}

/** A file with the portal's own tables and a population in it; made once and copied from then on. */
export function fileWith(population: Population, folder: string, name: string): string {
  mkdirSync(folder, { recursive: true })
  const migrations = readdirSync('db/migrations')
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => readFileSync(join('db/migrations', file), 'utf8'))
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
  for (const sql of migrations) db.exec(sql.replaceAll('--> statement-breakpoint', ''))
  for (let day = 0; day < days; day++) addDay(db, day, perDay)
  db.exec('PRAGMA journal_mode = WAL')
  db.close()
}

/** Adds one day of applications, each with a sealed file, an acknowledgement and, one in four, a consent. */
export function addDay(db: Native.Database, index: number, perDay: number) {
  const application = db.prepare(
    `insert into applications (id, reference, opening, controller, locale, name, email, letter, submitted_at,
      last_active_on, rule, base_starts_on, base_erase_by)
     values (?, ?, 'shore-power-technician', 'c', 'sv', ?, ?, ?, ?, ?, 'application', ?, ?)`,
  )
  const file = db.prepare('insert into application_files values (?, ?, ?, ?, ?, ?, ?, ?)')
  const consent = db.prepare('insert into consents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const [day, eraseBy] = [dayOf(index), eraseByOf(index)]
  db.exec('BEGIN')
  for (let i = 0; i < perDay; i++) {
    const at = Date.parse(day) + Math.floor((i * dayMs) / perDay)
    const [now, id] = [new Date(at), newId(new Date(at))]
    const email = `p${index}.${i}@post.example`
    application.run(id, newReference(), 'Åsa Öberg', email, letter, at, day, day, eraseBy)
    const names = [newObjectName('cv', now), 'k'.repeat(43), 'cv.pdf', 'application/pdf']
    file.run(newId(now), id, 'cv', ...names, 180_000)
    const words = ['h'.repeat(64), '2026-11-01', 'sv', 'application', 'c', at]
    consent.run(newId(now), id, 'application-notice', 'acknowledged', ...words)
    if (i % 4 === 0) consent.run(newId(now), id, 'talent-pool', 'given', ...words)
  }
  db.exec('COMMIT')
}
