import type { Day } from '../promises/calendar/calendar.ts'
import type { AskedCategory } from '../promises/choice/asked.ts'

/** What a person has answered about cookies (page `choice`); `changed`: the question is another one since. */
export type ChoiceModel =
  | { answer: 'none' | 'changed' }
  | { answer: 'given'; number: string; madeOn: Day; until: Day; allowed: AskedCategory[] }
