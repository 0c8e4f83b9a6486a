import cookies from '../../content/cookies.json' with { type: 'json' }
import processors from '../../content/processors.json' with { type: 'json' }
import purposes from '../../content/purposes.json' with { type: 'json' }
import retention from '../../content/retention.json' with { type: 'json' }
import site from '../../content/site.json' with { type: 'json' }
import { readPromises } from './promises.ts'

const facts = import.meta.glob('../../content/openings/*/facts.json', { eager: true, import: 'default' })

const openings = Object.fromEntries(
  Object.entries(facts).map(([path, raw]) => [path.split('/').at(-2) ?? path, raw]),
)

/** The content the Worker and the pages are built with. Vite alone can load this file. */
export const promises = readPromises(
  { site, retention, purposes, processors, cookies, openings },
  import.meta.env.BUILT_ON,
)
