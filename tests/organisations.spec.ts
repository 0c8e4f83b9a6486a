import { expect, test } from '@playwright/test'
import { readContent } from '../functions/local/content.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { readSite, type Site } from '../functions/promises/organisation/site.ts'
import { controllersIn, employersIn } from '../functions/promises/policies/responsible.ts'
import { writtenOut } from '../functions/promises/policies/written-out.ts'
import { demoPromises } from './portal/portal.ts'

/** Two companies of one group, on either side of the border, that recruit for three employers. */
function group(): Site {
  const site = readSite(readContent().site)
  const [first] = site.controllers
  const [employer] = site.employers
  const norwegian = {
    ...first!,
    id: 'larkspor',
    name: 'Lerkespor AS',
    country: 'NO' as const,
    organisationNumber: '000 000 001',
    email: 'hei@larkspor.example',
    privacyContact: { name: 'Ola Prikk', email: 'personvern@larkspor.example' },
  }
  const employers = ['Tangvik Verft AS', 'Storö Varv AB'].map((name, at) => ({
    ...employer!,
    id: `yard-${at}`,
    name,
    country: at === 0 ? ('NO' as const) : ('SE' as const),
  }))
  return readSite({
    ...site,
    controllers: [...site.controllers, norwegian],
    employers: [...site.employers, ...employers],
  })
}

test('A3 every controller of a group is named with its number and the authority of its own country', () => {
  for (const locale of locales) {
    const [swedish, norwegian] = controllersIn(group(), locale)
    expect(swedish!.name).toBe('Lärkspår Rekrytering AB')
    expect(swedish!.facts.at(-1)!.text).toBe('Integritetsskyddsmyndigheten (IMY)')
    expect(norwegian!.name).toBe('Lerkespor AS')
    expect(norwegian!.facts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['000 000 001', 'Ola Prikk, personvern@larkspor.example', 'Datatilsynet']),
    )
  }
  const numbers = locales.map((locale) => controllersIn(group(), locale).map(({ facts }) => facts[0]!.term))
  expect(numbers).toEqual([
    ['Organisationsnummer', 'Norskt organisationsnummer'],
    ['Svensk organisasjonsnummer', 'Organisasjonsnummer'],
    ['Swedish organisation number', 'Norwegian organisation number'],
  ])
})

test('A3 every employer is named with its country and the authority there', () => {
  expect(employersIn(group(), 'nb')).toEqual([
    'Måkevik Landstrøm AS (Norge). Tilsynsmyndighet: Datatilsynet.',
    'Tangvik Verft AS (Norge). Tilsynsmyndighet: Datatilsynet.',
    'Storö Varv AB (Sverige). Tilsynsmyndighet: Integritetsskyddsmyndigheten (IMY).',
  ])
})

test('UX-61 what is drawn from site.json is compared as the words people read, not left out', () => {
  const { retention } = demoPromises()
  const lines = (block: string, site = group()) =>
    writtenOut(`{${block}}`, { site, retention }, 'sv').split('\n')
  expect(lines('controllers')).toEqual(
    expect.arrayContaining(['- Organisationsnummer: 559999-0001', '### Lerkespor AS']),
  )
  expect(lines('employers')).toContain('- Tangvik Verft AS (Norge). Tillsynsmyndighet: Datatilsynet.')
  expect(lines('authorities')).toContain('- [imy@imy.se](mailto:imy@imy.se)')
  expect(lines('contact')).toHaveLength(2)
  expect(lines('enforcement')).toHaveLength(2)
  expect(lines('employers', { ...group(), employers: [] })).toEqual([''])
})
