import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Job } from '../functions/promises/openings/adverts.ts'
import { jobPosting, jobPostingInPage } from '../src/feeds/job-posting.ts'
import { advertsOf, feedsOf } from './found/adverts.ts'
import { jobPostingSchema } from './found/job-posting-schema.ts'
import { demoPromises } from './portal/portal.ts'

const isValid = new Ajv2020({ allErrors: true, strict: false }).compile(jobPostingSchema)
const promises = demoPromises()

function faultsIn(posting: unknown): string[] {
  isValid(JSON.parse(JSON.stringify(posting)))
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** The shore power technician in Swedish, with its facts changed. */
function posting(change: Partial<Job> = {}) {
  const [advert] = advertsOf(promises, (job) => ({ ...job, ...change })).filter(
    ({ job, locale }) => job.slug === 'shore-power-technician' && locale === 'sv',
  )
  return jobPosting(advert!)
}

test('every open job is valid by schema.org and Google’s rules, in every language', () => {
  const adverts = advertsOf(promises)
  expect(adverts).toHaveLength(6)
  for (const advert of adverts) expect(faultsIn(jobPosting(advert)), advert.address).toEqual([])
})

test('a job is posted on its day and can be applied for until its last day ends on the organisation’s clocks', () => {
  expect(posting()).toMatchObject({ datePosted: '2026-10-26', validThrough: '2026-12-16T23:59:59+01:00' })
  expect(posting({ deadlineOn: '2027-06-30' }).validThrough).toBe('2027-06-30T23:59:59+02:00')
  expect(posting({ deadlineOn: '2027-03-28' }).validThrough).toBe('2027-03-28T23:59:59+02:00')
})

test('the pay range, the place and the employer stand there as the page says them', () => {
  expect(posting()).toMatchObject({
    baseSalary: { currency: 'NOK', value: { minValue: 590000, maxValue: 690000, unitText: 'YEAR' } },
    jobLocation: { address: { addressLocality: 'Bergen', addressCountry: 'NO' } },
    hiringOrganization: { name: 'Måkevik Landstrøm AS' },
    directApply: true,
  })
})

const employments: [Partial<Job>, string[]][] = [
  [{ kind: 'permanent' }, ['FULL_TIME']],
  [{ kind: 'temporary' }, ['FULL_TIME', 'TEMPORARY']],
  [{ kind: 'assignment' }, ['FULL_TIME', 'CONTRACTOR']],
  [{ kind: 'thesis' }, ['FULL_TIME', 'INTERN']],
]

test('each kind of job and share of full time has Google’s word', () => {
  for (const [change, types] of employments) expect(posting(change).employmentType).toEqual(types)
  const { advert } = advertsOf(promises)[0]!.job
  const half = { ...advert, percentOfFullTime: { from: 50, to: 50 } }
  const either = { ...advert, percentOfFullTime: { from: 80, to: 100 } }
  expect(posting({ advert: half }).employmentType).toEqual(['PART_TIME'])
  expect(posting({ advert: either }).employmentType).toEqual(['FULL_TIME', 'PART_TIME'])
})

test('only a job that is wholly remote says so, and where one must live', () => {
  expect(posting({ remote: 'partly' })).not.toHaveProperty('jobLocationType')
  const remote = posting({ remote: 'yes' })
  expect(remote).toMatchObject({
    jobLocationType: 'TELECOMMUTE',
    applicantLocationRequirements: { '@type': 'Country', name: 'Norge' },
  })
  expect(faultsIn(remote)).toEqual([])
})

test('no word of an advert can end the element its data stands in', () => {
  const trap = '</script><script>alert(1)</script><!-- 🚢 \u2028'
  const [advert] = advertsOf(promises, (job) => ({ ...job, title: { sv: trap, nb: trap, en: trap } }))
  const data = jobPostingInPage(advert!)
  expect(data).not.toMatch(/<[!/s]/i)
  expect(JSON.parse(data).title).toBe(trap)
})

test('neither structured data nor feeds carry the contact person', () => {
  const told = JSON.stringify([advertsOf(promises).map(jobPosting), feedsOf(promises)])
  for (const { contact } of promises.openings)
    for (const detail of [contact.name, contact.email, contact.phone]) expect(told).not.toContain(detail)
})

const breaks: [rule: string, property: string, value: unknown][] = [
  ['a title without markup', 'title', '<b>Servicetekniker</b>'],
  ['a title', 'title', undefined],
  ['a text with paragraphs', 'description', 'Ett jobb på kajen för den som gillar vind.'],
  ['a day of posting', 'datePosted', '16\u00a0november 2026'],
  ['an instant with its offset', 'validThrough', '2027-01-06'],
  ['an employer with a name', 'hiringOrganization', { '@type': 'Organization' }],
  ['an address', 'jobLocation', { '@type': 'Place', address: 'Bergen' }],
  [
    'a country of ours',
    'jobLocation',
    {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressLocality: 'Bergen',
        addressRegion: 'Vestland',
        addressCountry: 'Norge',
      },
    },
  ],
  ['a known employment', 'employmentType', ['PERMANENT']],
  ['an employment', 'employmentType', []],
  ['a currency by its code', 'baseSalary', { ...posting().baseSalary, currency: 'kr' }],
  [
    'a pay unit',
    'baseSalary',
    {
      ...posting().baseSalary,
      value: { '@type': 'QuantitativeValue', minValue: 1, maxValue: 2, unitText: 'year' },
    },
  ],
  ['where remote people must live', 'jobLocationType', 'TELECOMMUTE'],
  ['a reference', 'identifier', 'shore-power-technician'],
  ['direct application', 'directApply', 'yes'],
  ['no unknown property', 'contactPerson', 'Elias'],
]

for (const [rule, property, value] of breaks) {
  test(`the validator asks for ${rule}`, () => {
    expect(faultsIn({ ...posting(), [property]: value })).not.toEqual([])
  })
}

test('every fact that the mapping to Platsbanken and arbeidsplassen.no names is a fact of our openings', () => {
  const rows = readFileSync('content/openings/README.md', 'utf8').match(/^\| `[^|]+/gm) ?? []
  const named = rows.flatMap((row) => [...row.matchAll(/`([a-z][\w.]*)`/gi)].map(([, name]) => name!))
  const facts = named.filter((name) => !/^(controllers\.|site\.json)/.test(name) && !/\.atom$/.test(name))
  expect(facts.length).toBeGreaterThan(12)
  for (const fact of facts) {
    const told = promises.openings.map((opening) => valueAt(opening, fact))
    expect(
      told.some((value) => value !== undefined),
      fact,
    ).toBe(true)
  }
})

function valueAt(thing: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((part: unknown, name) => (part as Record<string, unknown> | null)?.[name], thing)
}
