import type { ResultSet } from '@libsql/client/web'
import { subscriptions } from '../../../db/schema/newsletter.ts'
import { rowsWith } from '../../platform/statements.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { ContactLine } from './models.ts'

const { id, email, name, organisation, source, state, enteredAt, untoldSince } = subscriptions

/** What staff see of a contact. */
export const contactColumns = { id, email, name, organisation, source, state, enteredAt, untoldSince }

/** The contacts that were found, as staff see them. */
export function contactLines(found: ResultSet, zone: string): ContactLine[] {
  return rowsWith(contactColumns, found).map(({ state, enteredAt, untoldSince, ...who }) => {
    const stand = state === 'left' ? 'left' : untoldSince ? 'untold' : 'told'
    return { ...who, stand, enteredOn: dayIn(zone, new Date(Number(enteredAt))) }
  })
}
