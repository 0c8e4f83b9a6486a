import { and, eq, lte, sql } from 'drizzle-orm'
import { applications, erasing } from '../../../db/schema.ts'
import { notOnHold } from '../../platform/erasure/holds.ts'
import type { Theirs } from '../../platform/held/acts.ts'
import { make, type Statement } from '../../platform/statements.ts'
import { leavingPool } from '../withdrawing/pool.ts'

/**
 * Out of the talent pool. An application that only the pool still kept leaves every view in the same batch, and the
 * retention job's next run ends its erasure; one on hold stays until that is lifted.
 */
export function leavePool({ id, today, now }: Theirs): Statement[] {
  const isOver = and(
    eq(applications.id, id),
    lte(applications.baseEraseBy, today),
    notOnHold(applications.id),
    sql`changes() > 0`,
  )
  return [
    ...leavingPool(id, { form: 'my-data', now }),
    make.insert(erasing).select(
      make
        .select({ subjectId: applications.id, rule: sql<string>`${applications.rule}`.as('rule') })
        .from(applications)
        .where(isOver),
    ),
  ]
}
