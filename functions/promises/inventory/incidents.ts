import type { Holding } from './holding.ts'

const withTheNote = {
  about: 'staff',
  rules: ['staff-incidents'],
  erasedBy: 'incidentsDuty',
} as const

/** What is noted of breaches of personal data (GDPR art. 33.5): by whom of those who work here, and nobody else's data. */
export const incidents: Readonly<Record<string, Holding>> = {
  incidents: {
    purpose: 'to report a breach in time and show the supervisory authority what was done about it',
    ...withTheNote,
    columns: {
      id: 'random, time-ordered',
      version: 'how many entries it has',
      known_at: 'when it became known, from which 72 hours count',
      changed_at: 'when the last entry was written',
      is_settled: 'whether it is reported, or there is a reason not to',
      reminded_of: 'the instant whose 72 hours the officers were reminded of',
    },
  },
  incident_entries: {
    purpose: 'to show what was known of a breach when, and who noted it',
    ...withTheNote,
    columns: {
      incident_id: 'of which incident',
      version: 'which entry of it',
      staff_id: 'who wrote it, by a random number',
      role: 'as what',
      written_at: 'when',
      heading: 'what it is called',
      happened: 'what happened',
      known_at: 'when it became known',
      data: 'which sorts of data',
      people: 'roughly how many people, and of which sorts',
      consequences: 'what it can lead to',
      measures: 'what was done',
      reported_at: 'when it was reported to the authority',
      report_reference: 'what the authority calls it',
      not_reported_because: 'why it was not reported',
      told_at: 'when the people concerned were told',
      not_told_because: 'why they were not told',
      is_closed: 'whether it is over',
    },
  },
}
