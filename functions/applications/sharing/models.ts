import type { shareableParts } from '../../../db/schema/desk.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { ShareState } from '../../promises/language/share-words.ts'
import type { openForRecipient } from './open.ts'

/** Who wants to see an application, and what its person has said (page `sharing`). Instants are ISO 8601. */
export interface SharingModel {
  state: ShareState
  name: string
  organisation: string
  /** A JSON list of the chosen parts. */
  parts: string
  until: Day
  reason: string
  job: string
  reference: string
  opened: string[]
}

/** One part that can be chosen. */
export type Part = (typeof shareableParts)[number]

/** What a recipient meets: for which job and how long; whose it is and the parts that were chosen, once it is opened (page `shown`). */
export interface ShownModel {
  job: string
  until: Day
  /** A JSON list of the chosen parts. */
  parts: string
  shown: NonNullable<Awaited<ReturnType<typeof openForRecipient>>>['shown']
}
