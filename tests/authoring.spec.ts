import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { newPolicy } from '../functions/local/authoring/new-policy.ts'
import { requireSoundContent } from '../functions/local/sound-content.ts'
import {
  asLines,
  finish,
  giveHash,
  read,
  started,
  test,
  today,
  typed,
  versionFacts,
} from './authoring/desk.ts'

const aMaterialVersion = ['recruitment', '2027-02-01', 'material', 'Nytt.', 'Nytt her.', 'New.']

test('UX-61 a new version copies the newest, and the build holds before, on and after the day it takes effect', async ({
  folder,
}) => {
  const { answer } = await typed(newPolicy, folder, aMaterialVersion)
  expect(answer).toContain('content/policies/recruitment/2027-02-01/facts.json')
  expect(answer).toContain(
    'again on 2027-02-01 and 2027-03-03: pages say what applies on the day they are built',
  )
  expect(versionFacts(folder, 'recruitment/2027-02-01')).toMatchObject({
    effectiveOn: '2027-02-01',
    reviewedOn: today,
    change: 'material',
    summary: { sv: 'Nytt.', nb: 'Nytt her.', en: 'New.' },
  })
  expect(read(folder, 'policies/recruitment/2027-02-01/sv.md')).toContain('{rule:application}')
  for (const day of [today, '2027-01-31', '2027-02-01', '2027-10-30']) await requireSoundContent(day, folder)
})

test('R-38 the version before is written out as people read it today, with names and addresses, under a hash of its own', async ({
  folder,
}) => {
  await typed(newPolicy, folder, aMaterialVersion)
  await typed(newPolicy, folder, ['privacy', '2027-02-01', 'wording', 'Nytt.', 'Nytt her.', 'New.'])
  const recruitment = read(folder, 'policies/recruitment/2026-11-01/sv.md')
  expect(recruitment).toContain('Uppgifterna raderas två år efter att rekryteringen avslutats.')
  const general = read(folder, 'policies/privacy/2026-11-01/nb.md')
  expect(general).toContain('### Lärkspår Rekrytering AB\n\n- Svensk organisasjonsnummer: 559999-0001')
  expect(general).toContain('Datatilsynet')
  expect(general.match(/\{[^}]*\}/g)!.every((left) => left === '{roles}' || left.startsWith('{act:'))).toBe(
    true,
  )
  expect(read(folder, 'policies/privacy/2026-11-01/roles/applicant/en.md')).not.toContain('{rule:')
  expect(versionFacts(folder, 'privacy/2026-11-01').hash).not.toBe(
    JSON.parse(readFileSync('content/policies/privacy/2026-11-01/facts.json', 'utf8')).hash,
  )
  await requireSoundContent('2027-03-01', folder)
})

test('a period changed while the text that says it still applies is refused, and its words are named', async ({
  folder,
}) => {
  await typed(newPolicy, folder, aMaterialVersion)
  const retention = JSON.parse(read(folder, 'retention.json'))
  retention.rules[0].keepFor = 'P1Y'
  writeFileSync(join(folder, 'retention.json'), JSON.stringify(retention))
  await expect(requireSoundContent(today, folder)).rejects.toThrow(
    'recruitment/2026-11-01/sv.md → "två år efter att rekryteringen avslutats": is not what content/retention.json says, and this text applies until 2027-02-01',
  )
  await requireSoundContent('2027-02-01', folder)
})

test('a rule that only the version to come is silent about is refused today, and not on its day', async ({
  folder,
}) => {
  await typed(newPolicy, folder, aMaterialVersion)
  const path = 'policies/recruitment/2027-02-01/sv.md'
  writeFileSync(join(folder, path), read(folder, path).replace('{rule:letters}', 'genast'))
  await giveHash(folder, 'recruitment/2027-02-01')
  await expect(requireSoundContent(today, folder)).rejects.toThrow(/"letters" has no sentence/)
})

test('a new policy is built once every sentence it asks for is written, and no sooner', async ({
  folder,
}) => {
  await typed(newPolicy, folder, [
    'something-new',
    'retention',
    'volunteers',
    'Nyhetsbrev',
    '',
    'Newsletter',
    '2027-01-10',
  ])
  await expect(requireSoundContent(today, folder)).rejects.toThrow(
    'content/policies/volunteers/2027-01-10/facts.json → title.nb: is "[WRITE: the title, in Norwegian (bokmål)]"; write the text that the brackets ask for, in their place',
  )
  finish(join(folder, 'policies/volunteers/2027-01-10'), ['facts.json'])
  await expect(requireSoundContent(today, folder)).rejects.toThrow(
    /volunteers\/2027-01-10\/sv\.md → line 1: is not written yet; in place of the brackets, write what this text is about/,
  )
  finish(join(folder, 'policies/volunteers/2027-01-10'))
  await giveHash(folder, 'volunteers/2027-01-10')
  const { policies } = await requireSoundContent(today, folder)
  expect(policies.map(({ policy }) => policy)).toContain('volunteers')
})

test('an answer that does not do is told why and asked for again, and nothing that is there is written over', async ({
  folder,
}) => {
  const { shown } = await typed(newPolicy, folder, [
    '9',
    'recruitment',
    'soon',
    '2026-11-20',
    '2026-11-01',
    ...aMaterialVersion.slice(1),
  ])
  expect(shown).toContain('That does not do: choose a number from 1 to 5.')
  expect(shown).toContain('That does not do: write a date such as "2027-03-01"')
  expect(shown).toContain('That does not do: write today or a day to come.')
  const again = await typed(newPolicy, folder, [
    'recruitment',
    '2027-02-01',
    '2027-02-02',
    ...aMaterialVersion.slice(2),
  ])
  expect(again.shown).toContain('That does not do: write a day after 2027-02-01')
})

test('the commands answer piped lines and say what to do next', { tag: '@proof' }, async () => {
  test.setTimeout(180_000)
  const nextYear = new Date().getUTCFullYear() + 1
  const { command, shown, content, remove } = started('new:policy')
  command.stdin.end(asLines(aMaterialVersion).replace('2027', String(nextYear)))
  expect(await once(command, 'exit')).toEqual([0, null])
  expect(shown()).toContain('What to do next:')
  expect(existsSync(join(content, `policies/recruitment/${nextYear}-02-01/nb.md`))).toBe(true)
  remove()
})
