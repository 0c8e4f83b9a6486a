import type { Problem } from '../../platform/forms/problems.ts'
import type { Member } from '../../platform/staff/member.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Count } from '../desk/models.ts'
import type { WrongLine } from './lines.ts'

/** Entering contacts at partners (page `desk/contacts`), and how many there are. */
export interface ContactsModel {
  member: Member
  told: Count
  untold: Count
  values: { contacts: string; source: string; locale: Locale }
  problems: Problem[]
  wrong: WrongLine[]
  isDone: boolean
}
