import { connect } from 'node:net'
import { parseArgs } from 'node:util'
import { createClient } from '@libsql/client/web'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/web'
import { startTurso } from '../../db/local/server.ts'
import { type Database, databaseOn, tursoClient } from '../platform/database.ts'
import type { Files } from '../platform/files.ts'
import { discard, leaveNothingBehind, putInPlace, requireOurs, stage } from './backup.ts'
import { followLedger } from './follow.ts'
import type { Again, World } from './replay.ts'
import type { Replayed } from './replayed.ts'

const usage = 'usage: npm run restore -- FILE'

export interface Restoring extends Omit<World, 'db' | 'files'> {
  /** Where the database of the portal lies. */
  database: string
  migrations: string
  /** On which ports of this machine the portal and its database answer while they run. */
  ports: readonly number[]
  again: Again
  openBucket(): Promise<{ files: Files; close(): Promise<void> }>
}

/**
 * Puts a backup in the place of the local database, but first has it follow the ledger, so that nobody who was erased
 * since comes back and nobody who left is written to. Whatever fails, the database stays as it was.
 */
export async function restoreDatabase(args: string[], restoring: Restoring): Promise<string> {
  const [backup] = parseArgs({ args, allowPositionals: true, options: {} }).positionals
  if (!backup) throw new Error(`name the file of the backup\n${usage}`)
  for (const port of restoring.ports) await requireSilence(port)
  const copy = stage(backup, restoring.database)
  try {
    requireOurs(copy, restoring.migrations)
    const { entries, erased, takenBack, blocked, shutOut, held, restricted } = await bringUp(copy, restoring)
    leaveNothingBehind(copy)
    putInPlace(copy, restoring.database)
    return `Restored. Entries of the ledger followed: ${entries}. Things erased again: ${erased}; consents taken back again: ${takenBack}; addresses blocked again: ${blocked}; accounts ended again: ${shutOut}; holds put, extended or lifted again: ${held}; restrictions put or ended again: ${restricted}. Start with: npm start`
  } finally {
    discard(copy)
  }
}

async function bringUp(copy: string, restoring: Restoring): Promise<Replayed> {
  const turso = await startTurso({ file: copy, port: 0 })
  try {
    await migrate(drizzle(createClient({ url: turso.url })), { migrationsFolder: restoring.migrations })
    const db = databaseOn(tursoClient({ url: turso.url }))
    await requireSameSecret(db, restoring)
    return await follow(db, restoring)
  } finally {
    await turso.close()
  }
}

async function follow(db: Database, restoring: Restoring): Promise<Replayed> {
  const bucket = await restoring.openBucket()
  try {
    return await followLedger({ ...restoring, db, files: bucket.files }, restoring.again, everyEntry)
  } finally {
    await bucket.close()
  }
}

/** The portal stands still: nothing is under way, and what is two seconds old is as due as the rest. */
const everyEntry = (toCome: readonly string[]) => toCome

/** Under another secret every hash in the ledger is a stranger's, and nobody would be erased. */
async function requireSameSecret(db: Database, { addressHash }: Pick<World, 'addressHash'>): Promise<void> {
  const [found] = await db.read([{ toSQL: () => ({ sql: oneWithBoth, params: [] }) }])
  const [row] = found!.rows
  if (row && (await addressHash(String(row.email))) !== row.address_hash)
    throw new Error('PORTAL_SECRET is not the one this backup was made under: set it, and those before it')
}

const oneWithBoth = 'select email, address_hash from subscriptions limit 1'

async function requireSilence(port: number): Promise<void> {
  const answers = await new Promise<boolean>((said) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => said(true)).once('error', () => said(false))
    socket.once('connect', () => socket.destroy())
  })
  if (answers) throw new Error(`the portal is running on port ${port}: stop it first, then restore`)
}
