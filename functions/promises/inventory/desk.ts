import { type Holding, withTheApplication } from './holding.ts'

const ofApplication = { about: 'person', rules: withTheApplication, erasedBy: 'applicationsDuty' } as const
const by = { staff_id: 'who, by a random number', role: 'as what' }

/** What staff write about an application. Its person reads it in my data, and it goes with the application. */
export const desk: Readonly<Record<string, Holding>> = {
  application_steps: {
    ...ofApplication,
    purpose: 'to know how far an application has come, and to show afterwards how it was handled',
    columns: {
      id: 'random, time-ordered',
      application_id: 'which application',
      change_id: 'what was changed in one go',
      ...by,
      from_status: 'from which status',
      to_status: 'to which',
      changed_at: 'when',
    },
  },
  application_notes: {
    ...ofApplication,
    purpose: 'to assess the application together with colleagues',
    columns: {
      id: 'random, time-ordered',
      application_id: 'which application',
      ...by,
      note: 'what was written',
      written_at: 'when',
    },
  },
  application_letters: {
    ...ofApplication,
    purpose: 'to show afterwards what the person was told',
    columns: {
      id: 'the number of the letter in the outbox',
      application_id: 'which application',
      change_id: 'what was sent in one go',
      ...by,
      subject: 'the subject line',
      text: 'the letter as it was sent',
      written_at: 'when',
    },
  },
  application_ratings: {
    ...ofApplication,
    purpose: 'to compare applications for one opening',
    columns: {
      application_id: 'which application',
      ...by,
      stars: 'from one to five',
      rated_at: 'when',
    },
  },
  application_labels: {
    ...ofApplication,
    purpose: 'to find applications again',
    columns: {
      application_id: 'which application',
      ...by,
      label: 'what it is sorted under',
      labelled_at: 'when',
    },
  },
  application_shares: {
    ...ofApplication,
    purpose: 'to let somebody outside see chosen parts of an application, if its person says yes',
    columns: {
      id: 'random, time-ordered',
      application_id: 'which application',
      ...by,
      name: 'who is to see it',
      organisation: 'for whom they work',
      email: 'where the link goes, once the person has said yes',
      locale: 'the language to write to them in',
      parts: 'which parts',
      reason: 'why, as the person was told',
      asked_at: 'when the person was asked',
      last_on: 'the last day it is shown',
      outcome: 'what the person said',
      answered_at: 'when they said it',
      ended_at: 'when it was taken back',
    },
  },
  application_disclosures: {
    ...ofApplication,
    purpose: 'to show a person who outside has been given their data (GDPR art. 15.1 c)',
    columns: {
      id: 'random, time-ordered',
      application_id: 'which application',
      share_id: 'who, by the number of the share',
      kind: 'the application or its CV',
      opened_at: 'when',
    },
  },
}
