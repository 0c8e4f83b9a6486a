import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import Native from 'libsql'
import { subscriptions } from '../../../db/schema/newsletter.ts'
import { consents } from '../../../db/schema.ts'
import { newId } from '../../../functions/platform/ids.ts'
import { locales } from '../../../functions/promises/language/languages.ts'
import { insertionInto, migrationTexts } from '../parts/filling.ts'

const folder = '.data/bench'
const confirmedAt = Date.parse('2026-10-01T08:00:00Z')

/** A file with so many readers in three languages, each with the record of a confirmed consent. */
export function fileWithReaders(count: number, name: string): string {
  mkdirSync(folder, { recursive: true })
  const kept = `${folder}/readers-${count}-${migrationTexts().length}.db`
  if (!existsSync(kept)) make(kept, count)
  const file = `${folder}/${name}.db`
  removeFile(file)
  copyFileSync(kept, file)
  return file
}

export function removeFile(file: string) {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}

function make(kept: string, count: number) {
  const making = `${kept}.making`
  removeFile(making)
  const db = new Native(making)
  db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF')
  for (const sql of migrationTexts()) db.exec(sql)
  const insertReader = insertionInto(db, subscriptions)
  const insertConsent = insertionInto(db, consents)
  db.exec('BEGIN')
  for (let i = 0; i < count; i++) {
    const id = newId(new Date(confirmedAt + i))
    const locale = locales[i % locales.length]!
    const of = { locale, controller: 'c' } as const
    insertReader({
      ...of,
      id,
      addressHash: `hash-of-${i}`.padEnd(43, '-'),
      email: `reader-${i}@post.example`,
      topics: '["news"]',
      places: '[]',
      kinds: '[]',
      state: 'confirmed',
      confirmedAt,
    })
    insertConsent({
      ...of,
      id: newId(new Date(confirmedAt + i)),
      subjectId: id,
      purpose: 'newsletter',
      event: 'given',
      textHash: 'h'.repeat(64),
      version: '2026-09-01',
      form: 'newsletter',
      retention: 'newsletter',
      withdrawAt: '/sv/my-data/',
      recordedAt: confirmedAt,
    })
  }
  db.exec('COMMIT; PRAGMA journal_mode = WAL')
  db.close()
  renameSync(making, kept)
}
