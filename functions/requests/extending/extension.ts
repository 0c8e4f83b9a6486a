import type { Day } from '../../promises/calendar/calendar.ts'
import { latestExtension } from '../../promises/calendar/month-to-answer.ts'
import type { Waiting } from '../queue/waiting.ts'

/** Until when an answer is put off, why, and on which day the person was told if not by a letter of the portal's. */
export interface Extension {
  to: Day
  reason: string
  toldOn: Day | null
}

export type ExtensionFault =
  | 'answered'
  | 'extendedBefore'
  | 'monthIsOver'
  | 'notLater'
  | 'tooLate'
  | 'noReason'
  | 'personNotTold'
  | 'notToldThen'

/**
 * Why an answer cannot be put off; null when it can (GDPR art. 12.3): once, with a reason that the person is told before
 * the month is out, to three months from receipt at the latest.
 */
export function faultInExtension(
  request: Pick<Waiting, 'answeredOn' | 'extendedTo' | 'receivedOn' | 'dueOn' | 'email'>,
  { to, reason, toldOn }: Extension,
  today: Day,
): ExtensionFault | null {
  if (request.answeredOn) return 'answered'
  if (request.extendedTo) return 'extendedBefore'
  if (today > request.dueOn) return 'monthIsOver'
  if (to <= request.dueOn) return 'notLater'
  if (to > latestExtension(request.receivedOn)) return 'tooLate'
  if (reason.trim() === '') return 'noReason'
  if (toldOn) return toldOn < request.receivedOn || toldOn > today ? 'notToldThen' : null
  return request.email ? null : 'personNotTold'
}
