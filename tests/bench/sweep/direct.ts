import { createClient } from '@libsql/client'
import { type Database, databaseOn } from '../../../functions/platform/database.ts'

/** The file itself, without a server between; the same settings as the floor's connection. */
export async function openDirect(file: string): Promise<{ db: Database; close(): void }> {
  const client = createClient({ url: `file:${file}` })
  for (const pragma of ['busy_timeout = 5000', 'synchronous = NORMAL', 'secure_delete = ON'])
    await client.execute(`PRAGMA ${pragma}`)
  return { db: databaseOn(client), close: () => client.close() }
}
