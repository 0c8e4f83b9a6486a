import { asc, gt } from 'drizzle-orm'
import { holds } from '../../db/schema/holds.ts'
import type { Question } from '../platform/questions.ts'
import { make, rowsWith } from '../platform/statements.ts'

const mostShown = 200

const { reference, ground, sinceOn, reviewOn } = holds
const columns = { reference, ground, sinceOn, reviewOn }

export type ThingOnHold = ReturnType<typeof rowsWith<typeof columns>>[number]

/** What a claim or an authority keeps, the nearest review first (GDPR art. 17.3). */
export function aboutOnHold(): Question<ThingOnHold[]> {
  const statement = make
    .select(columns)
    .from(holds)
    .where(gt(holds.reviewOn, ''))
    .orderBy(asc(holds.reviewOn))
    .limit(mostShown)
  return { statements: [statement], answer: ([found]) => rowsWith(columns, found!) }
}
