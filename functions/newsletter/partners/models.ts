import type { Problem } from '../../platform/forms/problems.ts'
import type { Member } from '../../platform/staff/member.ts'
import type { Day } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { WrongLine } from './lines.ts'

/** One contact as staff see it; `untold` waits for the first letter. */
export interface ContactLine {
  id: string
  email: string
  name: string | null
  organisation: string | null
  source: string | null
  stand: 'untold' | 'told' | 'left'
  enteredOn: Day
}

/** A page of the contacts, the latest first. */
export interface ContactList {
  lines: ContactLine[]
  page: number
  pages: number
}

/** Entering contacts at partners (page `desk/contacts`), and how many there are. */
export interface ContactsModel {
  member: Member
  told: number
  untold: number
  values: { contacts: string; source: string; locale: Locale }
  problems: Problem[]
  wrong: WrongLine[]
  /** Null while a form is to be put right. */
  list: ContactList | null
  done: 'entered' | 'taken' | null
}

/** One contact, before it is taken away (page `desk/contact`). */
export interface ContactModel {
  member: Member
  contact: ContactLine
}
