import type { Refusal } from '../verdict.ts'
import { mark } from './marks.ts'
import type { Survey } from './survey.ts'
import { readValue } from './values.ts'

const mostPages = 1_000
const deepestLevel = 100

/** A page tree that leads back into itself is damaged; one with over a thousand pages is no CV. */
export function faultInPageTree(surveys: Survey[]): Refusal | undefined {
  const kidsOf = nodesIn(surveys)
  const pagesUnder = new Map<number, number>()

  function count(node: number, level: number): number {
    const known = pagesUnder.get(node)
    const kids = kidsOf.get(node)
    if (known !== undefined || !kids) return known ?? 1
    if (level > deepestLevel) return Number.NaN
    pagesUnder.set(node, Number.NaN)
    const pages = kids.reduce((sum, kid) => sum + count(kid, level + 1), 0)
    pagesUnder.set(node, pages)
    return pages
  }

  const counts = [...kidsOf.keys()].map((node) => count(node, 0))
  if (counts.some(Number.isNaN)) return 'damaged'
  return counts.some((pages) => pages > mostPages) ? 'bomb' : undefined
}

/** The nodes of page trees are what has Kids and a Count; a later version of a node replaces the earlier. */
function nodesIn(surveys: Survey[]): Map<number, number[]> {
  const nodes = new Map<number, number[]>()
  for (const { bytes, pieces } of surveys) {
    for (const { number = Number.NaN, valueAt, marks } of pieces) {
      const dictionary = marks & mark.kids ? readValue(bytes, valueAt) : null
      if (!(dictionary instanceof Map) || !dictionary.has('Count')) continue
      const kids = [dictionary.get('Kids')].flat()
      nodes.set(
        number,
        kids.flatMap((kid) => (kid instanceof Object && 'reference' in kid ? [kid.reference] : [])),
      )
    }
  }
  return nodes
}
