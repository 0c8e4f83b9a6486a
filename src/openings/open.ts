import { promises } from '../../functions/promises/compiled.ts'
import { isOpen, type Opening } from '../../functions/promises/openings.ts'

const builtAt = new Date(`${import.meta.env.BUILT_ON}T12:00:00Z`)
const { openings, site } = promises

/** Open when the site was built; the Worker has the last word when somebody asks. */
export const openAtBuild = openings.filter((opening) => isOpen(opening, builtAt, site.timeZone))

/** Openings with a deadline, without the open application. */
export const jobsAtBuild = openAtBuild.filter(({ kind }) => kind !== 'open')

export const closedAtBuild = openings.filter((opening) => !openAtBuild.includes(opening))

/** The open application, where the organisation takes any. */
export const openApplication: Opening | undefined = openAtBuild.find(({ kind }) => kind === 'open')
