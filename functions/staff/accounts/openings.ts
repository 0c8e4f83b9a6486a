import type { Role } from '../../platform/staff/member.ts'
import type { Promises } from '../../promises/promises.ts'

/** Whether a role sees its own openings alone, and so needs some. */
export function needsOpenings(role: Role): boolean {
  return role === 'recruiter' || role === 'reader'
}

/** What is wrong with the openings of an account, or null. */
export function openingsFault(
  { openings }: Pick<Promises, 'openings'>,
  role: Role,
  slugs: readonly string[],
): { unknown: string } | 'none' | null {
  const unknown = slugs.find((slug) => !openings.some((opening) => opening.slug === slug))
  if (unknown !== undefined) return { unknown }
  return needsOpenings(role) && slugs.length === 0 ? 'none' : null
}
