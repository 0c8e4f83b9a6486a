/** @jsxImportSource hono/jsx */
import type { HeldItem } from '../../../platform/held/item.ts'
import { tellingsOf } from '../../../promises/language/handled-words.ts'
import { readingBy } from '../../../promises/language/held-words.ts'
import type { Made } from '../archive.ts'

/** How an application was read and handled, and what was written about it; who was told of a request. */
export function Handled({ item, made: { locale, promises } }: { item: HeldItem; made: Made }) {
  const tellings = tellingsOf(item, locale, readingBy(promises))
  return (
    <>
      {tellings.map(({ title, lines }) => (
        <>
          <h3>{title}</h3>
          <ul>
            {lines.map(({ line, typed }) => (
              <li>
                {line}
                {typed !== null && <blockquote class="typed">{typed}</blockquote>}
              </li>
            ))}
          </ul>
        </>
      ))}
    </>
  )
}
