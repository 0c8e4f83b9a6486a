import { similarJobs } from '../../functions/promises/openings/job-search.ts'
import type { Opening } from '../../functions/promises/openings/openings.ts'
import { openAtBuild } from './open.ts'

const found = new Map<string, Opening[]>()

/** The jobs like this one that were open when the site was built; sought once, not once in each language. */
export function similarTo(opening: Opening): Opening[] {
  const similar = found.get(opening.slug) ?? similarJobs(openAtBuild, opening)
  found.set(opening.slug, similar)
  return similar
}
