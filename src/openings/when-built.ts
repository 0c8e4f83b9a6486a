import { isOpen, type Opening } from '../../functions/promises/openings/openings.ts'
import type { Promises } from '../../functions/promises/promises.ts'

/** Open when the site was built; the Worker has the last word when somebody asks. */
export function openWhenBuilt({ openings, site, builtOn }: Promises): Opening[] {
  const builtAt = new Date(`${builtOn}T12:00:00Z`)
  return openings.filter((opening) => isOpen(opening, builtAt, site.timeZone))
}
