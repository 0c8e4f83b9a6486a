import type { Locale } from '../language/languages.ts'
import { wordsIn } from '../language/words.ts'
import { receiversOf } from '../organisation/organisations.ts'
import type { Promises } from '../promises.ts'
import { groundInWords, type Rule, sentenceFor } from '../rules.ts'
import { prefixes } from './bucket.ts'
import { type Holding, withTheApplication } from './holding.ts'
import { tables } from './inventory.ts'

/** One table or kind of file with data about people, as the record of processing has it (GDPR art. 30.1 b–f). */
export interface RecordEntry {
  /** The table, or the first part of the files' names. */
  place: string
  name: string
  about: 'person' | 'staff'
  rules: Rule[]
  /** As the program itself has it, in English. */
  purpose: string
  columns: Readonly<Record<string, string>>
  erasedBy: string
  /** Who gets to see it outside the organisation, apart from its suppliers. */
  recipients: string[]
}

/** Everything kept about people, by where it lies; rules of what is turned off are left out. */
export function recordOf(promises: Promises, locale: Locale): RecordEntry[] {
  const files = Object.entries(prefixes).map(
    ([name, holding]) => [`${name}/`, { columns: {}, ...holding }] as const,
  )
  return [...Object.entries<Holding>(tables), ...files].flatMap(([place, { about, ...holding }]) => {
    if (about === 'nobody') return []
    const { purpose, columns, erasedBy } = holding
    const rules = promises.retention.rules.filter(({ id }) => holding.rules.includes(id))
    const isOfApplications = rules.some(({ id }) => withTheApplication.some((rule) => rule === id))
    const recipients = isOfApplications && about === 'person' ? receiversOfAny(promises) : []
    return [{ place, name: nameOf(place, locale), about, rules, purpose, columns, erasedBy, recipients }]
  })
}

/** The employers who get applications, each once. */
export function receiversOfAny({ openings, site }: Pick<Promises, 'openings' | 'site'>): string[] {
  const ours = site.controllers.map(({ name }) => name)
  const all = openings.flatMap((opening) => receiversOf(opening, site))
  return [...new Set(all)].filter((name) => !ours.includes(name))
}

/** The record as rows of cells, the first with what stands in each column; a place a row, so that it can be sorted. */
export function recordRows(promises: Promises, locale: Locale): string[][] {
  const words = wordsIn(locale).desk.audit.record
  const { site, processors } = promises
  const each = (texts: readonly string[]) => [...new Set(texts)].join('\n')
  const controllers = each(
    site.controllers.map(({ name, organisationNumber }) => `${name} (${organisationNumber})`),
  )
  const contacts = each(site.controllers.map(({ privacyContact: { name, email } }) => `${name}, ${email}`))
  const suppliers = each(processors.map(({ name, purpose }) => `${name}: ${purpose[locale]}`))
  const transfers = each(
    processors.map(({ name, seat, storedIn, safeguard }) =>
      [`${name} (${seat[locale]}):`, storedIn[locale], safeguard[locale]].join(' '),
    ),
  )
  const rows = recordOf(promises, locale).map(({ rules, ...entry }) => [
    entry.name,
    entry.place,
    words.about[entry.about],
    each(rules.map(({ what }) => what[locale])),
    each(rules.map(({ why }) => why[locale])),
    each(rules.map(({ ground }) => groundInWords(ground, locale))),
    each(rules.map((rule) => `${rule.category[locale]}: ${sentenceFor(rule, locale)}`)),
    controllers,
    contacts,
    each(entry.recipients),
    suppliers,
    transfers,
    entry.purpose,
    each(Object.entries(entry.columns).map(([column, holds]) => `${column}: ${holds}`)),
    entry.erasedBy,
  ])
  return [words.columns, ...rows]
}

function nameOf(place: string, locale: Locale): string {
  const { desk, myData } = wordsIn(locale)
  const names: Record<string, string> = { ...myData.tables, ...desk.audit.record.names }
  return names[place] ?? place
}
