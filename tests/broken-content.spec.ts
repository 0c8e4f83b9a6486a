import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { problemIn, writeField } from './broken-content/spoiling.ts'

const ad = 'openings/shore-power-technician/facts.json'
const policy = 'policies/recruitment/2026-11-01/facts.json'
const privacy = 'policies/privacy/2026-11-01/facts.json'
const oldest = 'policies/recruitment/2026-06-01/facts.json'
const digits = '0'.repeat(64)
const hashes = { sv: digits, nb: digits, en: digits }
const threefold = (words: string) => ({ sv: words, nb: words, en: words })
const script = { processor: 'cloudflare', script: 'https://utsikt.example/x.js' }
const cookie = (lifetime: string) => ({
  name: '__Host-asked',
  purpose: threefold('…'),
  category: 'technical',
  party: 'first',
  lifetime,
})

/** A file of content, a field in it, what is written there, the remedy, and the field that is named if another. */
const wrongs: [file: string, field: string, value: unknown, remedy: RegExp, named?: string][] = [
  ['site.json', 'brand.accent.light', 'green', /green.*a colour as #/],
  ['site.json', 'brand.picture.file', '../key.jpg', /name of a file in content\/brand/],
  ['site.json', 'brand.picture.alt.nb', undefined, /missing/],
  ['retention.json', 'rules.14.keepFor', 'P30D', /longer than that of "backups"/],
  ['retention.json', 'rules.13.keepFor', 'P90D', /longer than that of "backups"/, 'rules.14.keepFor'],
  ['retention.json', 'rules.0.keepFor', 'P0D', /P0D.*longer than zero/],
  ['retention.json', 'rules.0.keepFor', undefined, /missing/],
  ['retention.json', 'rules.0.keepFor', 'two years', /write a period/],
  ['retention.json', 'rules.0.starts', 'fullMoon', /fullMoon.*"recruitmentEnded"/],
  ['retention.json', 'rules.0.startsAtLatest', undefined, /may never happen; add/],
  ['retention.json', 'rules.2.starts', 'decision', /may never happen; add/, 'rules.2.startsAtLatest'],
  ['retention.json', 'rules.2.starts', 'programmeEnded', /may never happen; add/, 'rules.2.startsAtLatest'],
  ['retention.json', 'rules.2.starts', 'relationEnded', /may never happen; add/, 'rules.2.startsAtLatest'],
  ['retention.json', 'rules.0.startsAtLatest.after', 'PT9H', /days or longer/],
  ['retention.json', 'rules.0.tellAhead', 'P0D', /longer than zero/],
  ['retention.json', 'rules.0.tellAhead', 'PT24H', /days or longer/],
  ['retention.json', 'rules.0.tellAhead', 'P2Y', /"P2Y" has to be shorter than "keepFor" \(P2Y\)/],
  ['retention.json', 'rules.2.tellAhead', 'P12M', /has to be shorter/],
  ['retention.json', 'rules.9.tellAhead', 'P30D', /counted in days/],
  ['retention.json', 'rules.12.tellAhead', 'P1D', /of data that we erase/],
  ['retention.json', 'rules.7.tellAhead', 'P30D', /nobody is told ahead under "contact"/],
  ['retention.json', 'rules.0.then', 'archive', /"erase"/],
  ['retention.json', 'rules.1.id', 'application', /"application" stands twice/, 'rules'],
  ['retention.json', 'rules', [], /at least one rule/],
  ['retention.json', 'rules.12.supplier', undefined, /id of the supplier/],
  ['retention.json', 'rules.0.supplier', 'cloudflare', /and only there/],
  ['retention.json', 'rules.12.supplier', 'nimbus', /"nimbus" is not among the suppliers/],
  [
    'retention.json',
    'rules.11.id',
    'post',
    /"letters" is missing, and "outbox" holds personal data/,
    'rules',
  ],
  ['purposes.json', '1.wording.en', 'Yes.', /give the new words a version of their own/, '1.hashes.en'],
  ['retention.json', 'ceiling.share', 0, /above 0/],
  ['retention.json', 'ceiling.share', 20, /at most 1/],
  ['retention.json', 'ceiling.count', 1.5, /whole number/],
  ['retention.json', 'ceiling.count', 0, /at least 1/],
  ['purposes.json', '1.wording.nb', undefined, /missing/],
  ['purposes.json', '2.asksAgain', true, /nothing goes on under "contact" that could wait/],
  ['purposes.json', '3.asksAgain', true, /nobody was asked before/],
  ['purposes.json', '1.earlier.0.asksAgain', true, /nobody was asked before/],
  ['purposes.json', '1.asksAgain', 'yes', /must be boolean/],
  ['purposes.json', '1.wording.nb', ' ', /write a text/],
  ['purposes.json', '1.id', 'sell-it', /"talent-pool"/],
  ['purposes.json', '1.id', 'application-notice', /"application-notice" stands twice/, 'purposes'],
  ['purposes.json', '', [], /"application-notice" is missing/, 'purposes'],
  ['purposes.json', '1.rule', 'for-ever', /not a rule/],
  ['purposes.json', '1.rule', 'application', /needs the ground "consent"/, '1.ground'],
  ['purposes.json', '1.ground', 'contract', /needs the ground "consent"/],
  ['purposes.json', '1.earlier', [{ version: '2026-11-01', wording: threefold('Ja'), hashes }], /twice/],
  [
    'purposes.json',
    '1.earlier',
    [{ version: '1', wording: threefold('{period}'), hashes }],
    /write the period out/,
    '1.earlier.0.wording',
  ],
  ['site.json', 'capabilities.2', 'mentoring', /cannot do that yet; take it away, it can do applications,/],
  ['site.json', 'capabilities', ['retention', 'partners'], /written to with the newsletter; turn that on/],
  ['site.json', 'capabilities.2', 'newsleter', /newsleter.*must be.*"newsletter"/],
  ['retention.json', 'rules.9.capability', 'newsleter', /"newsletter"/],
  ['retention.json', 'rules.2.startsAtLatest', { event: 'deadline', after: 'P6M' }, /always comes; take/],
  ['site.json', 'slogan', 'Kom!', /not known here/],
  ['site.json', 'controllers', [], /who is responsible/],
  ['site.json', 'employers.0.id', 'larkspar', /twice/, 'controllers and employers'],
  ['site.json', 'timeZone', 'Europe/Atlantis', /"Europe\/Stockholm"/],
  ['site.json', 'contact.email', 'hej', /e-mail address/],
  ['site.json', 'contact.phone', '031 390', /with its country/],
  ['site.json', '', 'Lärkspår', /must be Object/, 'the whole file'],
  ['processors.json', '0.privacyUrl', 'http://example.com', /https/],
  ['processors.json', '1.id', 'cloudflare', /twice/, 'processors'],
  ['cookies.json', '0', cookie('P4Y'), /at most "P3Y"/, '0.lifetime'],
  ['cookies.json', '0', cookie('soon'), /write a period/, '0.lifetime'],
  ['cookies.json', '', [cookie('session'), cookie('P3Y')], /"__Host-asked" stands twice/, 'cookies'],
  ['cookies.json', '0', { ...cookie('P1Y'), processor: 'nobody' }, /"nobody" is not listed/, '0.processor'],
  ['cookies.json', '0', { ...cookie('P1Y'), ...script }, /waits for a yes/, '0.category'],
  ['cookies.json', '0', { ...cookie('P1Y'), script: script.script }, /id of the supplier/, '0.processor'],
  ['cookies.json', '0', { ...cookie('P1Y'), script: '//x' }, /https/, '0.script'],
  ['purposes.json', '2.id', 'storage-personal', /"storage-personal" stands twice/, 'purposes'],
  [ad, 'title.en', undefined, /missing/],
  [ad, 'controller', 'nobody', /not among the controllers/],
  [ad, 'employer', 'nobody', /not among the employers/],
  [ad, 'recipients', ['larkspar', 'nobody'], /"nobody" is neither/],
  [ad, 'recipients', [], /who receives/],
  [ad, 'deadlineOn', '1\u00a0March', /"2027-03-01"/],
  [ad, 'deadlineOn', null, /write a deadline/],
  [ad, 'advert', null, /where and since when/],
  [ad, 'advert.postedOn', '2026-11-22', /day that has come/],
  [ad, 'advert.postedOn', undefined, /missing/],
  [ad, 'advert.revisedOn', '2026-11-22', /from "postedOn" until today/],
  [ad, 'advert.revisedOn', '2026-01-01', /from "postedOn" until today/],
  [ad, 'advert.location.country', 'DK', /"SE"/],
  [ad, 'advert.percentOfFullTime.from', 0, /at least 1/],
  [ad, 'advert.percentOfFullTime.to', 50, /not below "from"/],
  [ad, 'deadlineOn', '2026-01-01', /not after the deadline/, 'advert.postedOn'],
  [
    'openings/open/facts.json',
    'advert',
    {
      postedOn: '2026-11-01',
      location: { locality: 'Oslo', region: 'Oslo', country: 'NO' },
      percentOfFullTime: { from: 1, to: 100 },
    },
    /only the open application/,
  ],
  [ad, 'steps.0.by', '+PT1H', /"2027-03-01"/],
  [ad, 'payRange.to', 1, /not below "from"/],
  [ad, 'kind', 'open', /folder "open"/],
  [ad, 'retention.application', 'for-ever', /not a rule/],
  [ad, 'retention.application', 'sent-forms', /calendar day/],
  [ad, 'retention.contactDetails', 'technical-logs', /calendar day/],
  [ad, 'retention.talentPool', 'application', /promises "talent-pool"/],
  ['openings/open/facts.json', 'deadlineOn', '2027-03-01', /only the open application/],
  ['openings/open/facts.json', 'firstReading', 'anonymous', /is read with its name/],
  [ad, 'firstReading', 'blind', /must be "anonymous"/],
  ['openings/open/facts.json', 'retention.application', 'application', /counts from a deadline/],
  ['openings/open/facts.json', 'retention.application', 'withdrawn-consent', /nobody would know when/],
  [policy, 'reviewedOn', '2025-11-20', /once a year/],
  [policy, 'reviewedOn', '2026-11-22', /lie ahead/],
  [policy, 'effectiveOn', '2026-11-02', /folder's name/],
  [policy, 'change', 'small', /"clarification"/],
  [policy, 'change', 'first', /an earlier version stands beside it/],
  [oldest, 'change', 'wording', /write "first"/],
  [policy, 'capability', 'newsleter', /"newsletter"/],
  [privacy, 'roles.1.capability', 'mentorship', /"mentoring"/],
  [policy, 'hash', 'abc', /64 digits/],
  [privacy, 'rights.0', 'forget', /"see"/],
  [privacy, 'rights', ['see', 'complain'], /"correct" is missing, and sv\.md names it/],
  [policy, 'rights', ['see', 'correct'], /"erase" is missing, and the version of 2026-09-01 grants it/],
  ['purposes.json', '1.hashes.nb', 'abc', /64 digits/],
]

for (const [file, field, value, remedy, named = field] of wrongs) {
  test(`UX-64 ${file}: ${field} = ${JSON.stringify(value)} is refused with file, field and remedy`, async () => {
    const problem = await problemIn((folder) => writeField(join(folder, file), field, value))
    expect(problem).toMatchObject({
      file: `content/${file}`,
      field: named,
      remedy: expect.stringMatching(remedy),
    })
    expect(problem.message).toBe(`${problem.file} → ${problem.field}: ${problem.remedy}`)
  })
}

test('UX-64 a relative date is refused once the site is no longer a demo', async () => {
  const problem = await problemIn((folder) => writeField(join(folder, 'site.json'), 'demo', false))
  expect(problem.message).toMatch(/facts\.json → deadlineOn: is "[+-]P\d+D"; write a date such as/)
})

test('UX-64 a text that lacks a language is refused by name', async () => {
  const removed = await problemIn((folder) => rmSync(join(folder, 'openings/open/nb.md')))
  expect(removed.message).toBe(
    'content/openings/open/nb.md → the whole file: is missing or empty; write the text in Norwegian (bokmål)',
  )
  const emptied = await problemIn((folder) =>
    writeFileSync(join(folder, 'policies/recruitment/2026-11-01/en.md'), ' \n'),
  )
  expect(emptied.file).toBe('content/policies/recruitment/2026-11-01/en.md')
})

test('UX-64 a file that is not JSON, or not there, is refused by name', async () => {
  expect((await problemIn((folder) => writeFileSync(join(folder, 'site.json'), '{'))).file).toBe(
    'content/site.json',
  )
  expect((await problemIn((folder) => rmSync(join(folder, 'cookies.json')))).file).toBe(
    'content/cookies.json',
  )
})
