import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { surroundingsFrom } from './surroundings.ts'

const { dataDir } = surroundingsFrom(process.env)
for (const part of ['turso.db', 'turso.db-wal', 'turso.db-shm', 'bucket', 'mailbox', 'worker.log']) {
  rmSync(join(dataDir, part), { recursive: true, force: true })
}
process.stdout.write(`Everything local in ${dataDir} is gone but the secret and the built site.\n`)
