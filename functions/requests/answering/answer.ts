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

/** Why an answer cannot be noted; empty when it can. */
export function faultsInAnswer(
  request: Pick<Queued, 'from' | 'answeredOn' | 'receivedOn' | 'identity'>,
  answer: Answer,
  today: Day,
): AnswerFault[] {
  if (request.answeredOn) return ['answered']
  const { outcome, answeredOn, reason, evidence, identity } = answer
  const isObjection = request.from === 'objections'
  const faults: AnswerFault[] = []
  if (answeredOn > today) faults.push('notYet')
  if (answeredOn < request.receivedOn) faults.push('beforeReceipt')
  if (evidence.trim() === '') faults.push('noEvidence')
  if (isObjection && outcome === 'partly') faults.push('halfAnObjection')
  if ((isObjection || outcome !== 'done') && !reason?.trim()) faults.push('noReason')
  if (outcome !== 'refused' && !request.identity && !identity?.trim()) faults.push('unidentified')
  return faults
}
