import type { Day } from '../../functions/promises/calendar/calendar.ts'
import { promises } from '../../functions/promises/compiled.ts'
import { isOpen } from '../../functions/promises/openings.ts'

const builtAt = new Date(`${import.meta.env.BUILT_ON}T12:00:00Z`)
const { openings, site } = promises

/** Open when the site was built; the Worker has the last word when somebody asks. */
export const openAtBuild = openings.filter((opening) => isOpen(opening, builtAt, site.timeZone))

/** What had closed when the site was built, and when. */
export const closedAtBuild: Record<string, Day> = Object.fromEntries(
  openings.flatMap(({ slug, deadlineOn }) =>
    deadlineOn && !openAtBuild.some((opening) => opening.slug === slug) ? [[slug, deadlineOn]] : [],
  ),
)
