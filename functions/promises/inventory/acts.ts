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
  holds: {
    purpose:
      'to keep what a claim or an authority needs, whatever its day, until that is over (GDPR art. 17.3)',
    ...withTheThing,
    columns: {
      subject_id: 'what is kept',
      kind: 'an application or a message',
      reference: 'what its person calls it by',
      controller: 'who is responsible',
      ground: 'a claim, or an authority',
      case_reference: 'what the other side calls the matter, if it does',
      reason: 'why, as the privacy officer wrote it',
      since_on: 'since when',
      review_on: 'when it is looked at again',
      changed_at: 'when it was last changed',
      reminded_of: 'the day of review the officers were reminded of',
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
      extended_to: 'the later day the person was told of',
      extended_for: 'why, as the person was told',
      extended_on: 'when the person was told',
      answer_by: 'the day that counts',
      answered_on: 'when it was answered',
      answered_for: 'how it was weighed, as the person was told',
      evidence: 'where the answer lies',
      reminded_of: 'the day staff were reminded of ahead',
      late_told_of: 'the day staff were told had passed',
      outcome: 'what came of it, once weighed',
    },
  },
}
