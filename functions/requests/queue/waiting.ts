import type { objections } from '../../../db/schema/acts.ts'
import type { requests } from '../../../db/schema/requests.ts'
import type { applications } from '../../../db/schema.ts'
import { type Day, dayIn } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'

type RequestRow = typeof requests.$inferSelect
type Application = typeof applications.$inferSelect

/** One thing that is to be answered, whichever way it came. */
export interface Waiting
  extends Pick<
    RequestRow,
    'id' | 'reference' | 'kind' | 'controller' | 'name' | 'email' | 'phone' | 'address' | 'addressHash'
  > {
  from: 'requests' | 'objections'
  /** What letters about it belong to. */
  about: string
  way: RequestRow['way']
  locale: Locale
  /** How we know that it is them; null while we do not (GDPR art. 12.6). */
  identity: string | null
  receivedOn: Day
  dueOn: Day
  extendedTo: Day | null
  answerBy: Day
  answeredOn: Day | null
}

export function waitingRequest(row: RequestRow): Waiting {
  return { ...row, from: 'requests', about: row.id, answerBy: row.extendedTo ?? row.dueOn }
}

/** An objection with what is known from the application it is to. */
export type ObjectionRow = Pick<
  typeof objections.$inferSelect,
  'id' | 'subjectId' | 'receivedAt' | 'dueOn' | 'extendedTo' | 'answeredOn'
> &
  Pick<Application, 'reference' | 'controller' | 'locale' | 'name' | 'email' | 'phone' | 'address'>

export function waitingObjection({ subjectId, receivedAt, ...row }: ObjectionRow, zone: string): Waiting {
  return {
    ...row,
    from: 'objections',
    about: subjectId,
    kind: 'objection',
    way: 'my-data',
    addressHash: null,
    identity: 'my-data',
    receivedOn: dayIn(zone, new Date(receivedAt)),
    answerBy: row.extendedTo ?? row.dueOn,
  }
}
