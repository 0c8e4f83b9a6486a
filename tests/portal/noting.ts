import type { IncidentModel, IncidentsModel } from '../../functions/incidents/models.ts'
import { send } from './desk.ts'
import type { TestPortal } from './portal.ts'
import { modelOf } from './requests-desk.ts'

/** A note as it is first made, on 2\u00a0November 2026. */
export const usualNote = {
  heading: 'A list in the wrong mailbox',
  known: '2026-11-02T09:30',
  happened: 'A list of applicants was e-mailed to the wrong employer.',
}
/** What makes it whole, so that it can be closed. */
export const wholeNote = {
  data: 'Names and e-mail addresses.',
  people: 'About 40 applicants',
  consequences: 'They may be contacted by somebody they did not write to.',
  measures: 'The employer has deleted the e-mail and says so in writing.',
  reported: '2026-11-02T10:00',
  reference: 'IMY-2026-1',
  'not-told': 'Nobody but the employer has seen it.',
  closed: 'on',
}

export type Fields = Record<string, string>

/** Notes a new incident. */
export const note = (portal: TestPortal, cookie: string, fields: Fields = {}) =>
  send(portal, '/api/desk/incidents', cookie, { ...usualNote, ...fields })

/** Adds an entry to one that was seen. */
export const add = (portal: TestPortal, cookie: string, id: string, fields: Fields) =>
  send(portal, `/api/desk/incidents/${id}`, cookie, { ...usualNote, ...fields })

/** The id of the incident whose page an answer leads to. */
export const idIn = (answer: Response) => answer.headers.get('location')?.split('/')[3] ?? ''

/** The page of one incident. */
export const incident = async (portal: TestPortal, cookie: string, id: string): Promise<IncidentModel> =>
  (await modelOf(portal, `/desk/incidents/${id}/`, cookie)).model

/** The list of all. */
export const incidents = async (portal: TestPortal, cookie: string): Promise<IncidentsModel> =>
  (await modelOf(portal, '/desk/incidents/', cookie)).model
