import { promises } from '../../functions/promises/compiled.ts'
import type { Opening } from '../../functions/promises/openings/openings.ts'

/** The opening behind a slug that a route has already looked up. */
export function openingNamed(slug: string): Opening {
  const opening = promises.openings.find((opening) => opening.slug === slug)
  if (!opening) throw new Error(`content has no opening ${slug}`)
  return opening
}
