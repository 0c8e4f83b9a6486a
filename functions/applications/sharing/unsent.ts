import { and, eq, inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import { applicationShares } from '../../../db/schema/desk.ts'
import { outbox } from '../../../db/schema.ts'
import { make, type Statement } from '../../platform/statements.ts'

const { id, applicationId, outcome, endedAt } = applicationShares

/**
 * Takes the letters about a share out of the outbox once it is over, by the link in them, which names it; for the batch
 * that ends it. One that is on its way at this moment cannot be held back: its link opens nothing.
 */
export function keepBackLetters(shareId: string, now: Date): Statement {
  const isOver = or(isNotNull(endedAt), eq(outcome, 'declined'))
  const about = make
    .select({ applicationId })
    .from(applicationShares)
    .where(and(eq(id, shareId), isOver))
  const hasLapsed = and(eq(outbox.state, 'sending'), lte(outbox.nextTryAt, now.getTime()))
  return make
    .delete(outbox)
    .where(
      and(
        inArray(outbox.subjectId, about),
        inArray(outbox.letter, ['share-asked', 'share-approved']),
        or(eq(outbox.state, 'queued'), hasLapsed),
        sql`instr(${outbox.text}, ${shareId}) > 0`,
      ),
    )
}
