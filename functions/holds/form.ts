import * as v from 'valibot'
import { atMost, line, maxNameLength, message, text } from '../platform/forms/fields.ts'
import { addPeriod, type Day } from '../promises/calendar/calendar.ts'
import { isDay } from '../promises/calendar/days.ts'

/** What keeps a thing although its day has come or its person wants it gone (GDPR art. 17.3 b and e). */
export const grounds = ['claim', 'authority'] as const

/** A hold is looked at again within this time, each time anew. */
const reviewedWithin = 'P6M'

export const maxReasonLength = 1_000
const leastReasonLength = 10

/** A word is no reason. */
const reason = v.pipe(
  text,
  v.minLength(leastReasonLength, message('openReasonMissing')),
  atMost(maxReasonLength, 'openReasonTooLong'),
)

/** The last day on which a hold that is written down today has to be looked at again. */
export function latestReview(today: Day): Day {
  return addPeriod(today, reviewedWithin)
}

/** Putting a hold on a thing, and having it stand for longer. */
export const holdForm = (today: Day) =>
  v.object({
    ground: v.pipe(line, v.picklist(grounds, message('holdGroundMissing'))),
    case: v.pipe(line, atMost(maxNameLength, 'detailTooLong')),
    reason,
    review: v.pipe(
      line,
      v.check((typed) => isReviewDay(typed, today), message('holdReviewWrong')),
    ),
  })

/** Lifting it; the field has a name of its own, since both forms stand on one page. */
export const liftForm = v.object({ because: reason })

function isReviewDay(typed: string, today: Day): boolean {
  return isDay(typed) && typed > today && typed <= latestReview(today)
}
