import type { HeldItem } from '../../../../functions/platform/held/item.ts'
import { promises } from '../../../../functions/promises/compiled.ts'
import { readingBy } from '../../../../functions/promises/language/held-words.ts'

/** How what is kept is told in words, by the content the pages are built with. */
export const { inWords, valueIn } = readingBy(promises)

/** What the person has left with us, as against what only came of this visit. */
export function isOwnersThing({ kind }: HeldItem): boolean {
  return kind !== 'way' && kind !== 'addressChange' && kind !== 'letters'
}
