import { isRole } from '../../promises/openings/roles.ts'
import type { ApplicationForm } from '../form.ts'
import { type DetailName, detailNames, detailsOf } from './form.ts'

/** What a person told in their role: each answer by its field. */
export type Details = Partial<Record<DetailName, string>>

/** The answers of the form's role as they are kept, or null when there are none. */
export function keptDetails(form: ApplicationForm): string | null {
  const names: readonly DetailName[] = isRole(form.role) ? detailsOf[form.role] : []
  const given = names.filter((name) => form[name] !== '').map((name) => [name, form[name]])
  return given.length > 0 ? JSON.stringify(Object.fromEntries(given)) : null
}

/** The answers of an application, in the order they were asked. */
export function readDetails(kept: string | null): { name: DetailName; answer: string }[] {
  const details: Details = JSON.parse(kept ?? '{}')
  return detailNames.flatMap((name) => (details[name] ? [{ name, answer: details[name] }] : []))
}
