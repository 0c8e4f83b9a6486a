import type { Member } from '../../platform/staff/member.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Queued } from '../queue/queue.ts'
import type { Problem } from './form.ts'
import type { Whole } from './whole.ts'

/** One line of the queue. */
export interface QueueEntry
  extends Pick<
    Queued,
    | 'id'
    | 'reference'
    | 'kind'
    | 'way'
    | 'name'
    | 'receivedOn'
    | 'answerBy'
    | 'answeredOn'
    | 'toBeTold'
    | 'isUnreached'
  > {
  /** Days until the answer is due: none on the day itself, below zero once it is late. */
  daysLeft: number
  isExtended: boolean
  isIdentified: boolean
}

/** What waits (page `desk/requests`): for an answer, the late ones first, and for others to be told. */
export interface QueueModel {
  member: Member
  late: QueueEntry[]
  waiting: QueueEntry[]
  untold: QueueEntry[]
  answered: number
}

/** One that is answered. */
export interface AnsweredEntry
  extends Pick<Whole, 'id' | 'reference' | 'kind' | 'way' | 'receivedOn' | 'outcome'> {
  answeredOn: Day
}

/** What is answered, the latest first (page `desk/requests-answered`). */
export interface AnsweredModel {
  member: Member
  answered: AnsweredEntry[]
}

/** What was just done to a request, for the page that shows it. */
export const doneToRequest = ['entered', 'extended', 'answered', 'told'] as const
export type DoneToRequest = (typeof doneToRequest)[number]

/** One request whole, with its forms (page `desk/request`). */
export interface RequestModel {
  member: Member
  request: Whole
  daysLeft: number
  /** The last day to which the answer can be put off; null when it cannot. */
  latestExtension: Day | null
  today: Day
  done: DoneToRequest | null
  values: Record<string, string>
  problems: Problem[]
}

/** The form for a request that came by another way (page `desk/request-new`). */
export interface NewRequestModel {
  member: Member
  today: Day
  values: Record<string, string>
  problems: Problem[]
}
