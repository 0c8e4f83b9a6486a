import type { ResultSet } from '@libsql/client/web'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { objections } from '../../../db/schema/acts.ts'
import { applications } from '../../../db/schema.ts'
import type { Member } from '../../platform/staff/member.ts'
import { make, type Statement } from '../../platform/statements.ts'
import type { Queued } from '../queue/queue.ts'
import type { Whole } from './whole.ts'

/** What hides whose an application is as long as it is read without its name; made by whoever knows applications. */
export interface Veil {
  /** Holds for an application whose person this member is not to know yet; null where there is none. */
  covers(member: Member): SQL | null
  /** A text without what tells whose it is. */
  dotted(text: string, person: { name: string; phone: string | null }): string
}

/** Finds the objections among these whose application the member reads without its name. */
export function veiledOnes(veil: Veil, member: Member, among: SQL): Statement {
  return make
    .select({ id: objections.id })
    .from(objections)
    .innerJoin(applications, eq(applications.id, objections.subjectId))
    .where(and(among, veil.covers(member) ?? sql`false`))
}

export function isVeiled({ id }: Pick<Queued, 'id'>, veiled: ResultSet): boolean {
  return veiled.rows.some((row) => row.id === id)
}

/** An objection by the reference of its application alone; where the name stands in its reason, dots stand instead. */
export function underVeil(request: Whole, { dotted }: Veil): Whole {
  const { name, phone, theirReason } = request
  return {
    ...request,
    ...{ name: '', email: null, phone: null, address: null },
    theirReason: dotted(theirReason, { name, phone }),
  }
}
