import { isLocale, type Locale } from '../../functions/promises/language/languages.ts'

/** addressOf('sv', 'jobs/') → '/sv/jobs/'. */
export function addressOf(locale: Locale, page = ''): string {
  return `/${locale}/${page}`
}

/** The part of a path after its language: pageOf('/sv/jobs/') → 'jobs/'; '' for paths outside the languages. */
export function pageOf(path: string | undefined): string {
  const [, first, ...rest] = (path ?? '').split('/')
  return isLocale(first) ? rest.join('/') : ''
}

/** The addresses that several pages point to. */
export const pages = {
  jobs: 'jobs/',
  contact: 'contact/',
  newsletter: 'newsletter/',
  privacy: 'privacy/',
  policy: 'privacy/recruitment/',
  retention: 'privacy/retention/',
  transparency: 'transparency/',
  processors: 'privacy/processors/',
  consents: 'privacy/consents/',
  cookies: 'cookies/',
  choice: 'cookies/choice/',
  accessibility: 'accessibility/',
  myData: 'my-data/',
  verify: 'verify/',
  policyNamed: (policy: string) => (policy === 'accessibility' ? 'accessibility/' : `privacy/${policy}/`),
  policyVersion: (policy: string, effectiveOn: string) => `privacy/${policy}/${effectiveOn}/`,
  policyChanges: (policy: string, effectiveOn: string) => `privacy/${policy}/${effectiveOn}/changes/`,
  sent: (what: string) => `sent/${what}/`,
  job: (slug: string) => `jobs/${slug}/`,
  apply: (slug: string) => `jobs/${slug}/apply/`,
} as const

/** Where feed readers and job boards fetch the jobs. */
export const feeds = {
  json: '/feeds/jobs.json',
  atom: (locale: Locale) => `/feeds/${locale}.atom`,
} as const

/** The picture of a job, or of the portal, that is shown where its page is shared. */
export function pictureAddress(locale: Locale, job = 'portal'): string {
  return `/pictures/${locale}/${job}.png`
}

/** The sentences the script of a form may say, as a module. */
export function wordsOfScript(locale: Locale): string {
  return `/words/${locale}.js`
}
