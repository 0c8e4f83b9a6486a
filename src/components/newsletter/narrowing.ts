import type { Wishes } from '../../../functions/newsletter/wishes.ts'
import { promises } from '../../../functions/promises/compiled.ts'
import type { Locale } from '../../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../../functions/promises/language/words.ts'
import { anything, filtersFor } from '../../../functions/promises/openings/job-search.ts'

export interface Narrowing {
  name: 'place' | 'kind'
  choices: { value: string; text: string; isChosen: boolean }[]
}

/** By which places and kinds jobs can be narrowed: all that our openings have had, and what a reader chose before. */
export function narrowingFor(wishes: Wishes, locale: Locale): Narrowing[] {
  const { openings } = promises
  const chosen = { place: wishes.places, kind: wishes.kinds }
  const filters = filtersFor({ all: openings, open: openings }, anything, locale)
  return (['place', 'kind'] as const).flatMap((name) => {
    const { choices = [] } = filters.find((filter) => filter.name === name) ?? {}
    const kept = chosen[name].filter((value) => choices.every((one) => one.value !== value))
    const offered = [...choices, ...kept.map((value) => ({ value, text: wordsOfKept(name, value, locale) }))]
    const marked = offered.map(({ value, text }) => ({ value, text, isChosen: chosen[name].includes(value) }))
    return marked.length > 0 ? [{ name, choices: marked }] : []
  })
}

/** What a reader chose once and no opening has any more, as well as its name in addresses tells it. */
function wordsOfKept(name: 'place' | 'kind', value: string, locale: Locale): string {
  const { job, newsletter } = wordsIn(locale)
  if (name === 'kind') return Object.entries(job.kinds).find(([kind]) => kind === value)?.[1] ?? value
  const plain = value.replaceAll('-', ' ').replace(/(^| )\p{L}/gu, (first) => first.toUpperCase())
  return fill(newsletter.noJobThere, { place: plain })
}
