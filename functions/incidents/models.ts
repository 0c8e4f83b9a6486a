import type { incidentEntries } from '../../db/schema/incidents.ts'
import type { Problem } from '../platform/forms/problems.ts'
import type { Member } from '../platform/staff/member.ts'

/** Everything the note of an incident said at one time. */
export type Entry = typeof incidentEntries.$inferSelect

/** What is written into it. */
export type Written = Omit<Entry, 'incidentId' | 'version' | 'staffId' | 'role' | 'writtenAt'>

/** An incident as it stands, and how long there is until it must be reported. */
export interface Incident extends Entry {
  isSettled: boolean
  /** Whole hours that are left of the 72 that count from when it became known; below zero once they are over. */
  hoursLeft: number
}

/** One entry: by whom (no name once the account is erased), and what it changed. */
export interface EntryAtDesk extends Entry {
  name: string | null
  changed: (keyof Written)[]
}

/** Every incident, those that are not over first (page `desk/incidents`). */
export interface IncidentsModel {
  member: Member
  open: Incident[]
  closed: Incident[]
}

/** One incident and its form, or the form for a new one (page `desk/incident`). */
export interface IncidentModel {
  member: Member
  incident: Incident | null
  /** The latest first. */
  entries: EntryAtDesk[]
  isSaved: boolean
  values: Record<string, string | boolean>
  problems: Problem<string>[]
}
