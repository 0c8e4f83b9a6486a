import type { Holding } from './holding.ts'

const untilErased = {
  about: 'person',
  rules: ['privacy-requests'],
  erasedBy: 'requestsDuty; an open one at its person’s word',
} as const

/** What is held of requests that came by other ways than my data, and of whom others tell what was done there. */
export const requests: Readonly<Record<string, Holding>> = {
  requests: {
    purpose: 'to answer in time what somebody asks about their data, and to show it (GDPR art. 12, 5.2)',
    ...untilErased,
    columns: {
      id: 'random, time-ordered',
      reference: 'what the person calls it by',
      kind: 'which right',
      way: 'how it came',
      controller: 'who answers',
      locale: 'the language to answer in',
      name: 'whom to answer, or the reference of what others are told of; until nobody needs it',
      email: 'where letters go; until nobody needs it',
      phone: 'if given; until nobody needs it',
      address: 'if given; until nobody needs it',
      address_hash: 'by which its person finds it, by a keyed hash',
      identity: 'how we knew that it was them (GDPR art. 12.6)',
      received_on: 'when it came',
      due_on: 'by when it is answered',
      extended_to: 'the later day the person was told of',
      extended_for: 'why, as the person was told',
      extended_on: 'when the person was told',
      answer_by: 'the day that counts',
      answered_on: 'when its rule starts',
      answered_for: 'why not, or not all, as the person was told',
      evidence: 'where the answer lies',
      reminded_of: 'the day staff were reminded of ahead',
      late_told_of: 'the day staff were told had passed',
      outcome: 'what came of it',
      erase_by: 'the day promised by its rule',
    },
  },
  request_tasks: {
    purpose: 'to tell whoever has had the data what became of it (GDPR art. 19)',
    ...untilErased,
    columns: {
      id: 'random, time-ordered',
      request_id: 'of which request',
      recipient: 'who is told',
      told_on: 'when they were',
    },
  },
}
