import type { Day } from '../../functions/promises/calendar/calendar.ts'
import { promises } from '../../functions/promises/compiled.ts'
import { openWhenBuilt } from './when-built.ts'

export const openAtBuild = openWhenBuilt(promises)

/** What had closed when the site was built, and when. */
export const closedAtBuild: Record<string, Day> = Object.fromEntries(
  promises.openings.flatMap(({ slug, deadlineOn }) =>
    deadlineOn && !openAtBuild.some((opening) => opening.slug === slug) ? [[slug, deadlineOn]] : [],
  ),
)
