import { readContent } from '../../functions/local/content.ts'
import { type Locale, locales } from '../../functions/promises/language/languages.ts'
import { isOpen } from '../../functions/promises/openings/openings.ts'
import { readPromises } from '../../functions/promises/promises.ts'

/** Those of these pages that are in one language. */
export const inLanguage = (locale: Locale, paths: readonly string[]) =>
  paths.filter((path) => path.startsWith(`/${locale}/`))

const today = new Date()
export const promises = readPromises(readContent(), today.toISOString().slice(0, 10))
const open = promises.openings.filter((opening) => isOpen(opening, today, promises.site.timeZone))
const closed = promises.openings.filter((opening) => !open.includes(opening))

const reading = [
  '',
  'jobs/',
  'privacy/',
  'privacy/privacy/',
  'privacy/recruitment/',
  'privacy/retention/',
  'privacy/processors/',
  'privacy/consents/',
  'cookies/',
  'accessibility/',
  'contact/',
  'sent/contact/',
  'newsletter/',
  'sent/newsletter/',
  'my-data/',
  'sent/my-data/',
  'verify/',
  'privacy/newsletter/',
  'transparency/',
  'sent/withdrawn/',
  'privacy/recruitment/2026-06-01/',
  'privacy/recruitment/2026-11-01/changes/',
  ...open.map(({ slug }) => `jobs/${slug}/`),
]

/** Every page a visitor can open, by what it is; each in each language. */
export const readingPages = locales.flatMap((locale) => reading.map((path) => `/${locale}/${path}`))
export const applyPages = locales.flatMap((locale) =>
  open.map(({ slug }) => `/${locale}/jobs/${slug}/apply/`),
)
/** What search engines may list: all but the pages one comes to after sending something, or with a receipt in hand. */
export const indexedPages = [...readingPages, ...applyPages].filter((path) => !/\/(sent|verify)\//.test(path))
/** The list of jobs as the Worker draws it: narrowed, and with nothing found. */
export const narrowedPages = locales.flatMap((locale) => [
  `/${locale}/jobs/?place=bergen-norway&kind=permanent`,
  `/${locale}/jobs/?kind=temporary&place=gothenburg-sweden`,
])
/** Every part of the pages in every state. */
export const partsPages = locales.map((locale) => `/${locale}/components/`)
export const closedPages = locales.flatMap((locale) => closed.map(({ slug }) => `/${locale}/jobs/${slug}/`))
export const missingPages = locales.map((locale) => `/${locale}/no-such-page/`)
