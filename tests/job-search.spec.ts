import fc from 'fast-check'
import { locales } from '../functions/promises/language/languages.ts'
import {
  anything,
  filterNames,
  filtersFor,
  queryOf,
  readWanted,
  searchJobs,
  similarJobs,
} from '../functions/promises/openings/job-search.ts'
import { jobSlug } from './portal/applying.ts'
import { demoPromises } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const { openings: all } = demoPromises()
const open = all.filter(({ slug }) => slug !== 'ferry-charging-coordinator')
const wantedIn = (query: string) => readWanted(new URLSearchParams(query), all)
const slugsFor = (query: string) => searchJobs(open, wantedIn(query)).map(({ slug }) => slug)

test('jobs are narrowed by place, kind, team and workplace, one value of each being enough', () => {
  expect(slugsFor('place=bergen-norway')).toEqual([jobSlug])
  expect(slugsFor('place=bergen-norway&place=gothenburg-sweden')).toHaveLength(2)
  expect(slugsFor('kind=permanent&remote=partly')).toEqual(['recruiter-gothenburg'])
  expect(slugsFor('team=operations-and-service&place=gothenburg-sweden')).toEqual([])
})

test('the number beside a choice is how many jobs it leads to', () => {
  for (const query of ['', 'place=bergen-norway', 'kind=permanent&remote=partly', 'kind=temporary']) {
    const wanted = wantedIn(query)
    for (const { name, choices } of filtersFor({ all, open }, wanted, 'sv'))
      for (const { value, count } of choices)
        expect(searchJobs(open, { ...wanted, [name]: [value] }), `${query} ${value}`).toHaveLength(count)
  }
})

test('what an address asks for and nobody knows is left out', () => {
  expect(wantedIn('place=atlantis&kind=permanent&kind=permanent&colour=blue&remote=')).toEqual({
    ...anything,
    kind: ['permanent'],
  })
})

test('whatever an address asks for, the choice it stands for is written back the same', () => {
  const name = fc.constantFrom(...filterNames, 'colour')
  const value = fc.constantFrom('bergen-norway', 'gothenburg-sweden', 'no', 'partly', 'permanent', 'å & =')
  const pair = fc.tuple(name, value)
  fc.assert(
    fc.property(fc.array(pair), (pairs) => {
      const wanted = readWanted(new URLSearchParams(pairs), all)
      expect(wantedIn(queryOf(wanted))).toEqual(wanted)
      expect(searchJobs(open, wanted).every((job) => open.includes(job))).toBe(true)
    }),
  )
})

test('a choice that no open job has any more can still be seen and taken away', () => {
  const kinds = filtersFor({ all, open }, wantedIn('kind=temporary'), 'en').find(
    ({ name }) => name === 'kind',
  )
  expect(kinds?.choices.find(({ isChosen }) => isChosen)).toMatchObject({ value: 'temporary', count: 0 })
})

test('a choice has a name in every language and one address in all', () => {
  const named = locales.map((locale) => filtersFor({ all, open }, anything, locale))
  for (const filters of named) {
    expect(filters.map(({ name }) => name)).toEqual(['place', 'team', 'remote'])
    expect(filters.flatMap(({ choices }) => choices).every(({ text }) => text.length > 2)).toBe(true)
  }
  const [sv, nb, en] = named.map((filters) =>
    filters.flatMap(({ choices }) => choices.map(({ value }) => value)).sort(),
  )
  expect(nb).toEqual(sv)
  expect(en).toEqual(sv)
})

test('similar jobs share team, place or kind, the closest first, and never are the job itself', () => {
  const closed = all.find(({ slug }) => slug === 'ferry-charging-coordinator')!
  expect(similarJobs(open, closed).map(({ slug }) => slug)).toEqual([jobSlug])
  for (const job of all) expect(similarJobs(all, job)).not.toContain(job)
})

test('a list that is narrowed is drawn, with what was chosen; an unknown wish gets the list as it was built', async ({
  portal,
}) => {
  const drawn = await portal.app.request('/nb/jobs/?place=bergen-norway&place=atlantis')
  expect([drawn.status, await drawn.json()]).toMatchObject([
    200,
    { page: 'jobs', locale: 'nb', model: { wanted: { place: ['bergen-norway'], kind: [] } } },
  ])
  const built = await portal.app.request('/nb/jobs/?place=atlantis&utm_source=board')
  expect(await built.json()).toEqual({ prerendered: '/nb/jobs/' })
})
