import * as v from 'valibot'
import { requests } from '../../../db/schema/requests.ts'
import { atMost, email, line, maxNameLength, message, text } from '../../platform/forms/fields.ts'
import type { Problem as ProblemAt } from '../../platform/forms/problems.ts'
import { isDay } from '../../promises/calendar/days.ts'
import { locales } from '../../promises/language/languages.ts'
import { maxTextLength } from './limits.ts'

/** The ways by which a request comes that somebody has to enter. */
const ways = requests.way.enumValues.filter((way) => way !== 'my-data')

const day = v.pipe(
  line,
  v.check((typed) => isDay(typed), message('requestDayMalformed')),
)
const dayIfAny = v.pipe(
  line,
  v.check((typed) => typed === '' || isDay(typed), message('requestDayMalformed')),
)
const shortText = v.pipe(line, atMost(maxNameLength, message('detailTooLong')))
const longText = v.pipe(text, atMost(maxTextLength, message('requestTextTooLong')))

/** How a request is written down; what it must say is the queue's own rule. */
export const entryForm = v.object({
  kind: v.pipe(line, v.picklist(requests.kind.enumValues, message('requestKindMissing'))),
  way: v.pipe(line, v.picklist(ways, message('requestWayMissing'))),
  received: day,
  name: v.pipe(line, atMost(maxNameLength, message('nameTooLong'))),
  email: v.optional(email),
  phone: shortText,
  address: v.pipe(text, atMost(500, message('addressTooLong'))),
  identity: shortText,
  locale: v.pipe(line, v.picklist(locales, message('requestLocaleMissing'))),
})

export const extensionForm = v.object({ to: day, because: longText, told: dayIfAny })

export const answerForm = v.object({
  outcome: v.pipe(line, v.picklist(requests.outcome.enumValues, message('requestOutcomeMissing'))),
  reason: longText,
  evidence: longText,
  identity: shortText,
  on: day,
  recipients: longText,
})

/** Which task, and on which day they were told. */
export const toldForm = v.object({ task: line, 'told-on': day })

/** What is wrong in a field of these forms, or in what a whole form asks for. */
export type Problem = ProblemAt<string>
