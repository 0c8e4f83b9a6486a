import type { Day } from '../../functions/promises/calendar/calendar.ts'
import { promises } from '../../functions/promises/compiled.ts'
import type { Opening } from '../../functions/promises/openings/openings.ts'
import { eraseBy, type Rule, ruleFor, startsOn } from '../../functions/promises/rules.ts'

/** The rules an application lives by, each with the latest day it can end on; null when the day depends on the person. */
export interface Erasure {
  application: Rule
  endsBy: Day | null
  eraseBy: Day | null
  contactDetails: { rule: Rule; eraseBy: Day } | null
}

export function erasureOf({ retention, deadlineOn }: Opening): Erasure {
  const application = ruleFor(promises.retention, retention.application)
  const contactDetails = retention.contactDetails
    ? ruleFor(promises.retention, retention.contactDetails)
    : null
  if (!deadlineOn || !application.startsAtLatest) {
    return { application, endsBy: null, eraseBy: null, contactDetails: null }
  }
  const known = { deadline: deadlineOn }
  const endsBy = startsOn(application, known)
  return {
    application,
    endsBy,
    eraseBy: eraseBy(application, endsBy),
    contactDetails: contactDetails && {
      rule: contactDetails,
      eraseBy: eraseBy(contactDetails, startsOn(contactDetails, known)),
    },
  }
}
