import type { Holding } from './holding.ts'

/** What is held of those who write to us. */
export const contactMessages: Holding = {
  purpose: 'to answer what somebody wrote to us',
  about: 'person',
  rules: ['contact'],
  erasedBy: 'contactDuty; when the consent is taken back, with it',
  columns: {
    id: 'random, time-ordered',
    reference: 'what the person calls it by',
    controller: 'who is responsible',
    locale: 'the language to answer in',
    name: 'as the person wrote it',
    email: 'where the answer goes',
    message: 'what was written',
    submitted_at: 'when it came',
    starts_on: 'when its rule starts',
    erase_by: 'the day promised by that rule',
    done_at: 'since when nobody has to answer it any more',
  },
}

/** What staff answered from the desk. Whoever wrote reads it in my data, and it goes with the message. */
export const contactAnswers: Holding = {
  purpose: 'to know what was answered, and that nobody answers twice',
  about: 'person',
  rules: ['contact'],
  erasedBy: 'contactDuty; when the consent is taken back, with the message',
  columns: {
    id: 'random, time-ordered',
    message_id: 'which message',
    staff_id: 'who, by a random number',
    role: 'as what',
    answer: 'what was answered',
    answered_at: 'when',
  },
}
