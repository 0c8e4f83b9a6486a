import cookies from '../../content/cookies.json' with { type: 'json' }
import letterTemplates from '../../content/letters-to-applicants.json' with { type: 'json' }
import processors from '../../content/processors.json' with { type: 'json' }
import purposes from '../../content/purposes.json' with { type: 'json' }
import retention from '../../content/retention.json' with { type: 'json' }
import site from '../../content/site.json' with { type: 'json' }
import { readPromises } from './promises.ts'

const openings = byFolder(
  import.meta.glob('../../content/openings/*/facts.json', { eager: true, import: 'default' }),
)
const policies = byFolder(
  import.meta.glob('../../content/policies/*/*/facts.json', { eager: true, import: 'default' }),
)

/** The content the Worker and the pages are built with. Vite alone can load this file. */
export const promises = readPromises(
  { site, retention, purposes, processors, cookies, letterTemplates, openings, policies },
  import.meta.env.BUILT_ON,
)

/** Facts by the folders below '../../content/<kind>/'. */
function byFolder(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([path, raw]) => [path.split('/').slice(4, -1).join('/'), raw]),
  )
}
