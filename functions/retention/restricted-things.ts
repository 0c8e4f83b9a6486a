import { asc, gt } from 'drizzle-orm'
import { restrictions } from '../../db/schema/acts.ts'
import type { Question } from '../platform/questions.ts'
import { make, rowsOf } from '../platform/statements.ts'

const mostShown = 200

export type RestrictedThing = typeof restrictions.$inferSelect

/** What is neither used nor erased until it is reviewed, the nearest review first (GDPR art. 18). */
export function aboutRestricted(): Question<RestrictedThing[]> {
  const statement = make
    .select()
    .from(restrictions)
    .where(gt(restrictions.reviewOn, ''))
    .orderBy(asc(restrictions.reviewOn))
    .limit(mostShown)
  return { statements: [statement], answer: ([found]) => rowsOf(restrictions, found!) }
}
