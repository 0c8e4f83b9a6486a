import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { passkeys, staff } from '../../../db/schema/staff.ts'
import { insertWhere, make, prepared, type Statement } from '../../platform/statements.ts'

export type PasskeyRow = typeof passkeys.$inferSelect

/** A member's passkeys, the oldest first. */
export function passkeysOf(staffId: string): Statement {
  return make.select().from(passkeys).where(eq(passkeys.staffId, staffId)).orderBy(asc(passkeys.addedAt))
}

/** Keeps a passkey if the statement before it changed a row and nobody has one of this id. */
export function keepPasskey(row: PasskeyRow): Statement {
  return insertWhere(passkeys, row, justChangedAndNew({ id: row.id }))
}

const justChangedAndNew = prepared<'id'>(
  sql`changes() = 1 and not exists (select 1 from ${passkeys} where ${eq(passkeys.id, sql.placeholder('id'))})`,
)

/** Takes a passkey of a member's away; the id of somebody else's does nothing. */
export function removePasskey(staffId: string, id: string): Statement {
  return make.delete(passkeys).where(and(eq(passkeys.staffId, staffId), eq(passkeys.id, id)))
}

/** A passkey, if its owner still works here. */
export function passkeyInUse(id: string): Statement {
  const owner = make
    .select({ one: sql`1` })
    .from(staff)
    .where(and(eq(staff.id, passkeys.staffId), isNull(staff.endedOn)))
  return make
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.id, id), sql`exists ${owner}`))
}

/** Notes that a passkey was used; changes no row when it was removed or used again since it was read. */
export function notePasskeyUse(
  { id, counter }: Pick<PasskeyRow, 'id' | 'counter'>,
  newCounter: number,
  now: Date,
): Statement {
  return make
    .update(passkeys)
    .set({ counter: newCounter, lastUsedAt: now.getTime() })
    .where(and(eq(passkeys.id, id), eq(passkeys.counter, counter)))
}
