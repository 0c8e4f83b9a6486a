import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { readContent } from '../functions/local/content.ts'
import {
  bytesInWords,
  dayInWords,
  instantInWords,
  periodInWords,
  shortDayInWords,
} from '../functions/promises/language/in-words.ts'
import { isLocale, locales } from '../functions/promises/language/languages.ts'
import { fill, plural } from '../functions/promises/language/words.ts'
import { isOpen } from '../functions/promises/openings/openings.ts'
import { fillRules } from '../functions/promises/policies/policies.ts'
import { readPromises } from '../functions/promises/promises.ts'
import { purposeFor, readPurposes, statementFor, textHash } from '../functions/promises/purposes/purposes.ts'
import {
  eraseBy,
  groundInWords,
  latestStartInWords,
  ruleFor,
  sentenceFor,
  startsOn,
} from '../functions/promises/rules.ts'

const promises = readPromises(readContent(), '2026-11-21')
const { retention, openings, purposes } = promises
const rule = (id: string) => ruleFor(retention, id)

test('R-71 an application is erased two years after the recruitment has ended', () => {
  const start = startsOn(rule('application'), { recorded: '2027-02-01', deadline: '2027-01-05' })
  expect(start).toBe('2027-02-01')
  expect(eraseBy(rule('application'), start)).toBe('2029-02-01')
})

test('R-73 a recruitment that nobody ends counts as ended half a year after the deadline', () => {
  const neverEnded = startsOn(rule('application'), { deadline: '2027-01-05' })
  const endedTooLate = startsOn(rule('application'), { recorded: '2030-01-01', deadline: '2027-01-05' })
  expect([neverEnded, endedTooLate]).toEqual(['2027-07-05', '2027-07-05'])
  expect(eraseBy(rule('application'), neverEnded)).toBe('2029-07-05')
})

test('R-72 a rule without latest start begins when its event is recorded, and never by guessing', () => {
  const openApplication = rule('open-application')
  expect(startsOn(openApplication, { recorded: '2027-03-01', deadline: '2020-01-01' })).toBe('2027-03-01')
  expect(() => startsOn(openApplication, { deadline: '2027-01-05' })).toThrow('no start')
  expect(() => startsOn(rule('application'), {})).toThrow('no start')
})

test('R-72 a rule that does not exist stops whoever asks for it', () => {
  expect(() => rule('for-ever')).toThrow('content/retention.json → rules: "for-ever" is missing')
})

test('how long data is kept is said in three languages from the same rule', () => {
  const said = locales.map((locale) => sentenceFor(rule('application'), locale))
  expect(said).toEqual([
    'två år efter att rekryteringen avslutats',
    'to år etter at rekrutteringen er avsluttet',
    'two years after the recruitment has ended',
  ])
  const atLatest = locales.map((locale) => latestStartInWords(rule('application'), locale))
  expect(atLatest).toEqual([
    'sex månader efter sista ansökningsdag',
    'seks måneder etter søknadsfristen',
    'six months after the application deadline',
  ])
  expect(latestStartInWords(rule('talent-pool'), 'sv')).toBeNull()
  expect(groundInWords('consent', 'en')).toBe('consent (GDPR Article 6(1)(a))')
})

test('a policy takes its times from the rules, and an unknown rule in it is refused', () => {
  const text = 'Raderas {rule:open-application}, avslutad {latest:application}. {other}'
  expect(fillRules(text, retention, 'sv')).toBe(
    'Raderas ett år efter den senaste aktiviteten, avslutad sex månader efter sista ansökningsdag. {other}',
  )
  expect(() => fillRules('{rule:for-ever}', retention, 'sv')).toThrow('"for-ever" is missing')
  expect(() => fillRules('{latest:letters}', retention, 'sv')).toThrow('has no startsAtLatest')
})

test('periods are read as people say them', () => {
  const periods = ['P1Y', 'P1Y6M', 'P1M', 'P12W', 'P30D', 'PT24H', 'P1Y2M1D']
  const said = (locale: (typeof locales)[number]) => periods.map((period) => periodInWords(period, locale))
  expect(said('sv')).toEqual([
    'ett år',
    'ett år och sex månader',
    'en månad',
    'tolv veckor',
    '30 dagar',
    '24 timmar',
    'ett år, två månader och en dag',
  ])
  expect(said('nb').slice(1, 4)).toEqual(['ett år og seks måneder', 'én måned', 'tolv uker'])
  expect(said('en').slice(1, 4)).toEqual(['one year and six months', 'one month', 'twelve weeks'])
})

test('UX-44 days and instants are written in the language, with their zone', () => {
  expect(locales.map((locale) => dayInWords('2027-05-21', locale))).toEqual([
    '21\u00a0maj 2027',
    '21.\u00a0mai 2027',
    '21\u00a0May 2027',
  ])
  expect(locales.map((locale) => shortDayInWords('2027-11-21', locale))).toEqual([
    '21\u00a0nov.\u00a02027',
    '21.\u00a0nov.\u00a02027',
    '21\u00a0Nov\u00a02027',
  ])
  const summer = new Date('2027-05-21T12:32:00Z')
  expect(locales.map((locale) => instantInWords(summer, locale, 'Europe/Stockholm'))).toEqual([
    '21\u00a0maj 2027 kl. 14.32 (svensk tid, CEST)',
    '21.\u00a0mai 2027 kl. 14.32 (svensk tid, CEST)',
    '21\u00a0May 2027 at 14:32 (Swedish time, CEST)',
  ])
  const newYear = new Date('2027-12-31T23:05:00Z')
  expect(instantInWords(newYear, 'nb', 'Europe/Oslo')).toBe('1.\u00a0januar 2028 kl. 00.05 (norsk tid, CET)')
  expect(() => instantInWords(summer, 'sv', 'Asia/Tokyo')).toThrow('no words for Asia/Tokyo')
})

test('UX-19 file sizes are written as phones show them, the number never parted from its unit', () => {
  const sizes = [812, 350_400, 999_499, 999_500, 1_234_567]
  const said = (locale: (typeof locales)[number]) =>
    sizes.map((size) => bytesInWords(size, locale).replace('\u00a0', '~'))
  expect(said('sv')).toEqual(['812~byte', '350~kB', '999~kB', '1~MB', '1,2~MB'])
  expect(said('nb')).toEqual(['812~byte', '350~kB', '999~kB', '1~MB', '1,2~MB'])
  expect(said('en')).toEqual(['812~bytes', '350~kB', '999~kB', '1~MB', '1.2~MB'])
})

test('a sentence takes its values and the form of its number, and is never sent with a hole', () => {
  expect(fill('Hej {name}, {count} nya', { name: '{count}', count: 2 })).toBe('Hej {count}, 2 nya')
  expect(() => fill('Hej {name}', {})).toThrow('No value for {name}')
  expect(() => fill('Hej {toString}', {})).toThrow('No value for {toString}')
  const errors = { one: '{count} fel', other: '{count} felen' }
  expect([1, 0, 2].map((count) => plural(errors, count, 'sv'))).toEqual(['1 fel', '0 felen', '2 felen'])
  expect(plural(errors, 12_000, 'en')).toBe('12,000 felen')
})

test('only the three languages are languages', () => {
  expect(['sv', 'nb', 'en', 'da', '', null, 'SV', 'constructor'].map(isLocale)).toEqual([
    true,
    true,
    true,
    ...Array(5).fill(false),
  ])
})

test('an opening is open through its deadline day in the organisation’s time zone', () => {
  const opening = { ...openings[0]!, deadlineOn: '2027-01-05' }
  expect(isOpen(opening, new Date('2027-01-05T22:59:59Z'), 'Europe/Stockholm')).toBe(true)
  expect(isOpen(opening, new Date('2027-01-05T23:00:00Z'), 'Europe/Stockholm')).toBe(false)
  expect(isOpen({ ...opening, deadlineOn: null }, new Date('2090-01-01'), 'Europe/Stockholm')).toBe(true)
})

test('openings stand by deadline, the open application last', () => {
  expect(openings.map(({ slug, deadlineOn }) => [slug, deadlineOn])).toEqual([
    ['ferry-charging-coordinator', '2026-11-11'],
    ['recruiter-gothenburg', '2026-12-12'],
    ['shore-power-technician', '2027-01-05'],
    ['open', null],
  ])
})

test('R-37 the words of a consent carry the period of its rule, and their hash is that of the words', async () => {
  const statement = statementFor(purposeFor(purposes, 'talent-pool'), 'sv')
  expect(statement).toContain('Den raderas två år efter den senaste aktiviteten, eller')
  expect(await textHash(statement)).toBe(createHash('sha256').update(statement).digest('hex'))

  const oneYear = structuredClone(retention)
  ruleFor(oneYear, 'talent-pool').keepFor = 'P1Y'
  const shorter = purposeFor(readPurposes(readContent().purposes, oneYear), 'talent-pool')
  expect(statementFor(shorter, 'sv')).toContain('ett år efter den senaste aktiviteten')
})
