import type { Day } from '../../promises/calendar/calendar.ts'
import type { Queued } from '../queue/queue.ts'

/** What somebody was answered, where that can be looked up, and how we knew that it was them. */
export interface Answer {
  outcome: 'done' | 'partly' | 'refused'
  answeredOn: Day
  /** Why not, or not all, as the person was told (GDPR art. 12.4); for an objection, how it was weighed. */
  reason: string | null
  evidence: string
  identity: string | null
  /** Who else has had the data, besides those the portal knows of. */
  recipients: readonly string[]
}

export type AnswerFault =
  | 'answered'
  | 'notYet'
  | 'beforeReceipt'
  | 'noEvidence'
  | 'noReason'
  | 'unidentified'
  | 'halfAnObjection'

/** Why an answer cannot be noted; null when it can. */
export function faultInAnswer(
  request: Pick<Queued, 'from' | 'answeredOn' | 'receivedOn' | 'identity'>,
  answer: Answer,
  today: Day,
): AnswerFault | null {
  const isObjection = request.from === 'objections'
  if (request.answeredOn) return 'answered'
  if (answer.answeredOn > today) return 'notYet'
  if (answer.answeredOn < request.receivedOn) return 'beforeReceipt'
  if (answer.evidence.trim() === '') return 'noEvidence'
  if (isObjection && answer.outcome === 'partly') return 'halfAnObjection'
  if ((isObjection || answer.outcome !== 'done') && !answer.reason?.trim()) return 'noReason'
  if (answer.outcome !== 'refused' && !request.identity && !answer.identity?.trim()) return 'unidentified'
  return null
}
