import * as v from 'valibot'
import { atMost, email, line, maxNameLength, message } from '../../platform/forms/fields.ts'
import type { Problem } from '../../platform/forms/problems.ts'
import { roles } from '../../platform/staff/member.ts'
import { locales } from '../../promises/language/languages.ts'

/** A choice nobody made is as wrong as one there is not. */
const chosen = v.optional(v.string(), '')

const role = v.pipe(chosen, v.picklist(roles, message('roleMissing')))
const openings = v.array(v.string())

/** What must be said to give a colleague an account. */
export const newColleague = v.object({
  name: v.pipe(line, v.nonEmpty(message('colleagueNameMissing')), atMost(maxNameLength, 'nameTooLong')),
  email,
  locale: v.pipe(chosen, v.picklist(locales, message('languageMissing'))),
  role,
  openings,
})

/** What can be changed about a colleague's account. */
export const changedColleague = v.object({ role, openings })

export const fieldsInOrder = ['name', 'email', 'locale', 'role', 'openings', 'form'] as const
export type ColleagueProblem = Problem<(typeof fieldsInOrder)[number]>
