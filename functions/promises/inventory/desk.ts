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
      label: 'what it is sorted under',
      labelled_at: 'when',
    },
  },
}
