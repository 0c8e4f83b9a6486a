/** @jsxImportSource hono/jsx */
import type { HeldItem } from '../../../platform/held/item.ts'
import {
  type Fact,
  headingOf,
  isGiven,
  keptIn,
  labelOf,
  readingBy,
  tableIn,
} from '../../../promises/language/held-words.ts'
import { listInWords } from '../../../promises/language/in-words.ts'
import { fill, wordsIn } from '../../../promises/language/words.ts'
import type { FileTold, Made } from '../archive.ts'
import type { ConsentReceipt } from '../receipts.ts'
import { Facts } from './Facts.tsx'
import { Handled } from './Handled.tsx'
import { Receipt } from './Receipt.tsx'
import { Why } from './Why.tsx'

interface Thing {
  item: HeldItem
  files: readonly FileTold[]
  receipts: readonly ConsentReceipt[]
  made: Made
}

/** One thing held about somebody, whole: why, what was given, files, answers, and every row as it is kept. */
export function Thing({ item, files, receipts, made }: Thing) {
  const { locale, promises } = made
  const { mine, export: words } = wordsIn(locale).myData
  const { inWords } = readingBy(promises)
  const told = (facts: Fact[]) =>
    facts.map((fact): [string, string] => [labelOf(fact, locale), inWords(fact, locale)])
  const [own] = item.rows
  const isOurs = item.kind === 'way' || item.kind === 'letters'
  const filesHere = files.filter(({ id }) => item.rows.some((row) => keptIn(row, 'id') === id))
  return (
    <section>
      <h2>{headingOf(item, locale)}</h2>
      <Why {...{ item, made }} />
      <Facts
        facts={[
          [mine.controller, item.controller],
          [mine.recipients, listInWords(item.recipients, locale)],
        ]}
      />
      {own && !isOurs && <h3>{mine.data}</h3>}
      {own && !isOurs && <Facts facts={told(own.facts.filter(isGiven))} />}
      {filesHere.length > 0 && <h3>{mine.files}</h3>}
      {filesHere.length > 0 && (
        <ul>
          {filesHere.map(({ name, path, state }) => (
            <li>
              {path !== null && <a href={linkTo(path)}>{path}</a>}
              {state !== 'included' && fill(words.files[state], { name, email: promises.site.contact.email })}
            </li>
          ))}
        </ul>
      )}
      <Handled {...{ item, made }} />
      {receipts.length > 0 && <h3>{words.receipt.title}</h3>}
      {receipts.map((receipt) => (
        <Receipt {...{ receipt, made }} />
      ))}
      <details>
        <summary>{mine.record}</summary>
        {item.rows.map((row) => (
          <>
            <h3>{tableIn(row, locale)}</h3>
            <Facts facts={told(row.facts)} />
          </>
        ))}
      </details>
    </section>
  )
}

/** A file beside this page, once the zip is unpacked. */
function linkTo(path: string): string {
  return `./${path.split('/').map(encodeURIComponent).join('/')}`
}
