import { type AskedCategory, askedCategories } from '../promises/choice/asked.ts'
import { type Cookie, patternOf } from '../promises/cookies.ts'

/** A press in the question keeps the person on the page: the script can show there that it was answered. */
const stay = `addEventListener('submit', ({ target }) => {
  if (target.matches('.ask form')) target.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'stay', value: 'on' }))
})`

const answered = "document.documentElement.dataset.answered = ''"

/**
 * What a page runs about storage: hides the question once it is answered, fetches the scripts that have a yes, and
 * takes away keys that have none. `allowed` is null while there is no answer.
 */
export function scriptFor(allowed: AskedCategory[] | null, cookies: Cookie[]): string {
  const isAllowed = ({ category }: Cookie) => allowed?.some((yes) => yes === category) ?? false
  const asked = cookies.filter(({ category }) => askedCategories.some((one) => one === category))
  const addresses = asked.filter(isAllowed).flatMap(({ script }) => script ?? [])
  const patterns = asked.filter((cookie) => !isAllowed(cookie)).map(patternOf)
  return [
    allowed ? answered : stay,
    ...[...new Set(addresses)].map(fetching),
    ...(patterns.length > 0 ? [clearing(patterns)] : []),
    '',
  ].join('\n')
}

function fetching(address: string): string {
  return `document.head.append(Object.assign(document.createElement('script'), { src: ${JSON.stringify(address)} }))`
}

function clearing(patterns: string[]): string {
  return `for (const store of [localStorage, sessionStorage])
  for (const key of Object.keys(store)) if (RegExp(${JSON.stringify(patterns.join('|'))}).test(key)) store.removeItem(key)`
}
