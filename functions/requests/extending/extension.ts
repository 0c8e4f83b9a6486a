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
 * Why an answer cannot be put off; empty when it can (GDPR art. 12.3): once, with a reason that the person is told before
 * the month is out, to three months from receipt at the latest.
 */
export function faultsInExtension(
  request: Pick<Waiting, 'answeredOn' | 'extendedTo' | 'receivedOn' | 'dueOn' | 'email'>,
  { to, reason, toldOn }: Extension,
  today: Day,
): ExtensionFault[] {
  if (request.answeredOn) return ['answered']
  if (request.extendedTo) return ['extendedBefore']
  if (today > request.dueOn) return ['monthIsOver']
  const faults: ExtensionFault[] = []
  if (to <= request.dueOn) faults.push('notLater')
  if (to > latestExtension(request.receivedOn)) faults.push('tooLate')
  if (reason.trim() === '') faults.push('noReason')
  if (toldOn && (toldOn < request.receivedOn || toldOn > today)) faults.push('notToldThen')
  if (!toldOn && !request.email) faults.push('personNotTold')
  return faults
}
