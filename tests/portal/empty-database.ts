import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/web'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/web'
import { startTurso } from '../../db/local/server.ts'

let made: Promise<string> | undefined

/** The file of a database with every table and no row, to be copied: the migrations are carried out once a process. */
export function emptyDatabase(): Promise<string> {
  made ??= make()
  return made
}

async function make(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'frist-empty-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'turso.db')
  const turso = await startTurso({ file, port: 0, foreignKeys: true })
  const client = createClient({ url: turso.url })
  await migrate(drizzle(client), { migrationsFolder: 'db/migrations' })
  client.close()
  await turso.close()
  return file
}
