import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { outbox } from '../../../db/schema.ts'
import { newId } from '../ids.ts'
import type { Platform } from '../platform.ts'
import { insertWhere, prepared, type Statement } from '../statements.ts'
import type { Letter } from './mail.ts'
import { queuedLetter } from './outbox.ts'

export type TellingWorld = Pick<Platform, 'db' | 'addressHash' | 'clock'>

/** A row that somebody is to be told of, by which letter, and what notes that they were. */
export interface Telling {
  row: { table: SQLiteTable; isUntold: SQL | undefined }
  /** Changes the row so that it is untold no more. */
  noteTold: Statement
  letter: Letter & { subjectId: string; letter: string }
}

/**
 * Queues a letter for each row of which nobody has been told. The note that they were told is in the batch that queues
 * it, so that neither a crash nor a second run tells twice.
 */
export async function tellOnce(
  { db, addressHash, clock }: TellingWorld,
  tellings: readonly Telling[],
): Promise<void> {
  const now = clock()
  const batches = await Promise.all(
    tellings.map(async ({ row: { table, isUntold }, noteTold, letter }) => {
      const row = await queuedLetter({ id: newId(now), purpose: 'service', ...letter }, addressHash, now)
      const isStillUntold = prepared(sql`exists (select 1 from ${table} where ${isUntold})`)({})
      return [insertWhere(outbox, row, isStillUntold), noteTold]
    }),
  )
  if (batches.length > 0) await db.write(batches.flat())
}
