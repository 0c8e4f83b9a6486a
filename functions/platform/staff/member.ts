import type { Locale } from '../../promises/language/languages.ts'

/** What somebody may do at the desk. Recruiters and readers see their own openings; administrators all. */
export const roles = ['administrator', 'recruiter', 'reader', 'privacy-officer'] as const
export type Role = (typeof roles)[number]

/** One of the organisation's own people, signed in. */
export interface Member {
  id: string
  email: string
  name: string
  locale: Locale
  role: Role
  /** Slugs of the openings that are theirs; what an administrator sees does not depend on it. */
  openings: string[]
}

/** Whether a member meets the applications of an opening at all. */
export function seesOpening({ role, openings }: Member, slug: string): boolean {
  if (role === 'administrator') return true
  return role !== 'privacy-officer' && openings.includes(slug)
}
