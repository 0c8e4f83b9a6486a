import type { Holding } from './holding.ts'
import { incidents } from './incidents.ts'

/** What is held of the organisation's own people, and what they leave behind when they work with others' data. */
export const staff: Readonly<Record<string, Holding>> = {
  staff: {
    purpose: 'to let the organisation’s own people work with applications, each with what their role needs',
    about: 'staff',
    rules: ['staff-accounts'],
    erasedBy: 'staffDuties',
    columns: {
      id: 'random, time-ordered',
      address_hash: 'by which they are found when they sign in: a keyed hash of the address',
      email: 'where links to the desk go',
      name: 'what colleagues call them',
      locale: 'the language they work in',
      role: 'what they may do',
      openings: 'whose applications they may see',
      added_at: 'since when',
      last_active_on: 'when they last signed in',
      ended_on: 'when they left',
      erase_by: 'when the account is erased if nothing more happens',
    },
  },
  staff_keys: {
    purpose: 'to let somebody who works here sign in, and nobody else',
    about: 'staff',
    rules: ['staff-sign-in'],
    erasedBy: 'staffDuties',
    columns: {
      id: 'random, time-ordered',
      kind: 'a link, or what a passkey has to sign',
      key_hash: 'a hash of the key in the letter, or of what is to be signed',
      asked_hash: 'a hash of what the asking browser keeps',
      address_hash: 'for which address, by a keyed hash; none for a passkey',
      made_at: 'when',
      used_at: 'when it was used',
    },
  },
  passkeys: {
    purpose:
      'to let somebody who works here sign in with a device of theirs, which nobody can take from a mailbox',
    about: 'staff',
    rules: ['staff-accounts'],
    erasedBy: 'staffDuties, with the account; at once when removed',
    columns: {
      id: 'what the device calls it',
      staff_id: 'whose',
      public_key: 'by which a signature of the device is checked',
      counter: 'how often the device says it has signed, by which a copy of it is noticed',
      transports: 'how a browser reaches the device',
      name: 'what its owner calls it',
      added_at: 'since when',
      last_used_at: 'when it was last used to sign in',
    },
  },
  staff_sessions: {
    purpose: 'to keep somebody signed in for a working day, and let them see and end it',
    about: 'staff',
    rules: ['staff-sessions'],
    erasedBy: 'staffDuties; at once when ended',
    columns: {
      id: 'a hash of what the browser keeps',
      staff_id: 'who',
      way: 'by link or passkey',
      started_at: 'since when',
      last_seen_at: 'when it was last used',
    },
  },
  traces: {
    purpose: 'to show a person who looked at what is held about them, and the organisation that nobody pried',
    about: 'person',
    rules: ['staff-traces'],
    erasedBy: 'staffDuties; a written reason earlier, with what it is about',
    columns: {
      id: 'random, time-ordered',
      subject_id: 'what was looked at, by its random number',
      staff_id: 'who, by a random number; of a recipient, that of the share',
      role: 'as what',
      act: 'what was done',
      reason: 'why, where a reason was asked for',
      traced_at: 'when',
    },
  },
  ...incidents,
}
