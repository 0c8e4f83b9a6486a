import type { Locale } from '../language/languages.ts'
import { wordsIn } from '../language/words.ts'
import type { Opening } from './openings.ts'

/** What a list of jobs can be narrowed by; the names stand in addresses. */
export const filterNames = ['place', 'kind', 'team', 'remote'] as const

export type FilterName = (typeof filterNames)[number]

/** The chosen values of each filter; none chosen means that all will do. */
export type Wanted = Record<FilterName, string[]>

export interface Choice {
  value: string
  text: string
  /** How many jobs there are under it, given what is chosen in the other filters. */
  count: number
  isChosen: boolean
}

export interface Filter {
  name: FilterName
  choices: Choice[]
}

/** The openings there are, and those among them one can apply for. */
export interface Lists {
  all: readonly Opening[]
  open: readonly Opening[]
}

export const anything: Wanted = { place: [], kind: [], team: [], remote: [] }

/** What the address asks for: values that no opening of ours has are left out, as is everything unknown. */
export function readWanted(query: URLSearchParams, openings: readonly Opening[]): Wanted {
  const known = (name: FilterName) => {
    const values = new Set(jobsAmong(openings).map((job) => valueIn(job, name)))
    return [...new Set(query.getAll(name))].filter((value) => values.has(value))
  }
  return { place: known('place'), kind: known('kind'), team: known('team'), remote: known('remote') }
}

/** The address of a choice: '' or '?place=bergen-norway&kind=permanent', always in the same order. */
export function queryOf(wanted: Wanted): string {
  const query = new URLSearchParams(filterNames.flatMap((name) => wanted[name].map((value) => [name, value])))
  return query.size > 0 ? `?${query}` : ''
}

/** The jobs that fit one value of each filter in use. The open application is no job. */
export function searchJobs(openings: readonly Opening[], wanted: Wanted): Opening[] {
  return jobsAmong(openings).filter((job) => filterNames.every((name) => fits(job, name, wanted)))
}

/**
 * Each filter with its choices, most jobs first: what open jobs have, and what is chosen although no open job has it.
 * Filters that would leave nothing to choose are left out.
 */
export function filtersFor(lists: Lists, wanted: Wanted, locale: Locale): Filter[] {
  const filters = filterNames.map((name) => ({ name, choices: choicesOf(name, lists, wanted, locale) }))
  return filters.filter(({ choices }) => choices.length > 1 || choices.some(({ isChosen }) => isChosen))
}

/** The same choice without one value, for the link that takes it away. */
export function without(wanted: Wanted, name: FilterName, value: string): Wanted {
  return { ...wanted, [name]: wanted[name].filter((one) => one !== value) }
}

/** What a reader of job alerts may have chosen for this job to fit. */
export function wishedAs(job: Opening): { place: string; kind: string } {
  return { place: valueIn(job, 'place') ?? '', kind: valueIn(job, 'kind') ?? '' }
}

/** Other jobs that share the team, the place or the kind, in that order of weight. */
export function similarJobs(openings: readonly Opening[], to: Opening): Opening[] {
  return jobsAmong(openings)
    .filter(({ slug }) => slug !== to.slug)
    .map((job) => ({ job, likeness: likenessOf(job, to) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, 3)
    .map(({ job }) => job)
}

function likenessOf(one: Opening, other: Opening): number {
  return (['kind', 'place', 'team'] as const).reduce(
    (sum, name, at) => sum + (isSame(one, other, name) ? 2 ** at : 0),
    0,
  )
}

function choicesOf(name: FilterName, { open, all }: Lists, wanted: Wanted, locale: Locale): Choice[] {
  const reachable = searchJobs(open, { ...wanted, [name]: [] })
  const isChosen = (job: Opening) => wanted[name].includes(valueIn(job, name) ?? '')
  const offered = jobsAmong(all).filter((job) => open.includes(job) || isChosen(job))
  const texts = new Map(offered.map((job) => [valueIn(job, name), textIn(job, name, locale)]))
  return [...texts]
    .flatMap(([value, text]) => (value && text ? [{ value, text }] : []))
    .map(({ value, text }) => ({
      value,
      text,
      count: reachable.filter((job) => valueIn(job, name) === value).length,
      isChosen: wanted[name].includes(value),
    }))
    .sort((one, other) => other.count - one.count || one.text.localeCompare(other.text, locale))
}

function fits(job: Opening, name: FilterName, wanted: Wanted): boolean {
  const value = valueIn(job, name)
  return wanted[name].length === 0 || (value !== undefined && wanted[name].includes(value))
}

function isSame(one: Opening, other: Opening, name: FilterName): boolean {
  const value = valueIn(one, name)
  return value !== undefined && value === valueIn(other, name)
}

/** The same in every language, so that an address can be passed on and the language switched. */
function valueIn(job: Opening, name: FilterName): string | undefined {
  if (name === 'place' || name === 'team') return job[name] && asInAddress(job[name].en)
  return job[name]
}

const inAddresses = new Map<string, string>()

/** 'Malmö, Sweden' → 'malmo-sweden'; a list of n jobs compares its places n² times, so each is written once. */
function asInAddress(text: string): string {
  const known = inAddresses.get(text)
  if (known !== undefined) return known
  const written = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  inAddresses.set(text, written)
  return written
}

function textIn(job: Opening, name: FilterName, locale: Locale): string | undefined {
  const words = wordsIn(locale)
  const of = {
    place: () => job.place[locale],
    team: () => job.team?.[locale],
    kind: () => words.job.kinds[job.kind],
    remote: () => words.search.remoteKinds[job.remote],
  }
  return of[name]()
}

function jobsAmong(openings: readonly Opening[]): Opening[] {
  return openings.filter(({ kind }) => kind !== 'open')
}
