import { type Day, later } from '../promises/calendar/calendar.ts'
import type { Opening } from '../promises/openings/openings.ts'
import { applicationRuleOf } from '../promises/openings/roles.ts'
import { eraseBy, type RetentionTable, ruleFor, startsOn } from '../promises/rules.ts'

/** How long an application is kept, fixed when it is sent: each rule's start and last day. */
export interface Terms {
  rule: string
  baseStartsOn: Day
  baseEraseBy: Day
  poolRule: string | null
  poolStartsOn: Day | null
  poolEraseBy: Day | null
  contactRule: string | null
  contactStartsOn: Day | null
  contactEraseBy: Day | null
}

/** The terms of an application sent today: by its opening's rules, and the talent pool's if it was asked for. */
export function termsFor(
  opening: Opening,
  retention: RetentionTable,
  today: Day,
  given: { role: string | null; inTalentPool: boolean; contactDetails: boolean },
): Terms {
  const application = ruleFor(retention, applicationRuleOf(opening, given.role))
  const baseStartsOn = startsOn(application, {
    ...startOf(application.starts, today),
    ...deadlineOf(opening),
  })
  const pool = given.inTalentPool ? ruleFor(retention, opening.retention.talentPool) : null
  const { contactDetails } = opening.retention
  const contact = contactDetails && given.contactDetails ? ruleFor(retention, contactDetails) : null
  const contactStartsOn =
    contact && startsOn(contact, { ...startOf(contact.starts, today), ...deadlineOf(opening) })
  return {
    rule: application.id,
    baseStartsOn,
    baseEraseBy: eraseBy(application, baseStartsOn),
    poolRule: pool?.id ?? null,
    poolStartsOn: pool && today,
    poolEraseBy: pool && eraseBy(pool, today),
    contactRule: contact?.id ?? null,
    contactStartsOn,
    contactEraseBy: contact && contactStartsOn && eraseBy(contact, contactStartsOn),
  }
}

/** The day an application is erased at the latest and the rule that day comes from. */
export function promiseOf(terms: Terms): { rule: string; eraseBy: Day } {
  const { rule, baseEraseBy, poolRule, poolEraseBy } = terms
  if (poolRule && poolEraseBy && poolEraseBy > baseEraseBy) return { rule: poolRule, eraseBy: poolEraseBy }
  return { rule, eraseBy: baseEraseBy }
}

/** The day that promise is counted from. */
export function startOfPromise(terms: Terms): Day | null {
  return promiseOf(terms).rule === terms.poolRule ? terms.poolStartsOn : terms.baseStartsOn
}

/** Whether the recruitment has ended, or counts as ended: from then on the application is kept against claims. */
export function isDecided(
  { rule, baseStartsOn }: Pick<Terms, 'rule' | 'baseStartsOn'>,
  retention: RetentionTable,
  today: Day,
): boolean {
  return ruleFor(retention, rule).starts === 'recruitmentEnded' && baseStartsOn <= today
}

/** Photo, address and telephone number go on the earlier of their own day and the application's. */
export function contactDetailsEraseBy(terms: Terms): Day | null {
  const whole = promiseOf(terms).eraseBy
  return terms.contactEraseBy && later(terms.contactEraseBy, whole) === whole ? terms.contactEraseBy : null
}

/** Sending the form is both the submission and the person's latest activity. */
function startOf(event: string, today: Day): { recorded?: Day } {
  return event === 'submitted' || event === 'lastActivity' ? { recorded: today } : {}
}

function deadlineOf(opening: Opening): { deadline?: Day } {
  return opening.deadlineOn ? { deadline: opening.deadlineOn } : {}
}
