import { type Holding, withItsSubject } from './holding.ts'

const withTheThing = {
  about: 'person',
  rules: [...withItsSubject, 'newsletter-subscription'],
  erasedBy: 'with its subject by applicationsDuty, contactDuty, newsletterDuties',
} as const

/** What is kept of what people do with their own data. */
export const acts: Readonly<Record<string, Holding>> = {
  corrections: {
    purpose: 'to show what was put right and how it read before',
    ...withTheThing,
    columns: {
      id: 'random, time-ordered',
      subject_id: 'in what',
      field: 'which field',
      old_value: 'how it read before',
      corrected_at: 'when',
    },
  },
  restrictions: {
    purpose: 'to keep what is restricted and neither use nor erase it',
    ...withTheThing,
    columns: {
      subject_id: 'what is restricted',
      reason: 'why, one of the four of GDPR art. 18.1',
      since_on: 'since when',
      review_on: 'when it is reviewed, and ends',
    },
  },
  objections: {
    purpose: 'to weigh an objection and answer it in time',
    ...withTheThing,
    columns: {
      id: 'random, time-ordered',
      subject_id: 'to what',
      reason: 'as the person wrote it',
      received_at: 'when it came',
      due_on: 'by when it is answered',
      outcome: 'what came of it, once weighed',
    },
  },
}
