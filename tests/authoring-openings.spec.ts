import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { newOpening } from '../functions/local/authoring/new-opening.ts'
import { requireSoundContent } from '../functions/local/sound-content.ts'
import { asLines, finish, started, test, today, typed } from './authoring/desk.ts'

const anOpening = [
  ...['harbour-electrician', 'Hamnelektriker', 'Havneelektriker', 'Harbour electrician'],
  ...['Dra kabel.', 'Trekk kabel.', 'Pull cable.', 'Bergen', '', '', 'partly', '1', 'larkspar', 'makevik'],
  ...[
    '2027-03-01',
    'Bergen',
    'Vestland',
    'NO',
    '',
    '500 000',
    '600 000',
    'NOK',
    'year',
    'Heltid',
    'Heltid',
    'Full time',
  ],
  ...[
    'Elias Granvide',
    'rekryterare',
    'rekrutterer',
    'recruiter',
    'elias@larkspar.example',
    '+46 70 174 06 21',
  ],
]

test('a new opening has its facts and its texts, and is built once every sentence it asks for is written', async ({
  folder,
}) => {
  await typed(newOpening, folder, anOpening)
  const opening = join(folder, 'openings/harbour-electrician')
  expect(readdirSync(opening).sort()).toEqual(['en.md', 'facts.json', 'nb.md', 'sv.md'])
  await expect(requireSoundContent(today, folder)).rejects.toThrow(
    /place\.nb: is "\[WRITE: the place, in Norwegian/,
  )
  finish(opening, ['facts.json'])
  await expect(requireSoundContent(today, folder)).rejects.toThrow(
    /harbour-electrician\/\w\w\.md → line 1: is not written yet/,
  )
  finish(opening)
  const { openings } = await requireSoundContent(today, folder)
  expect(openings.find(({ slug }) => slug === 'harbour-electrician')).toMatchObject({
    kind: 'permanent',
    employer: 'makevik',
    recipients: ['larkspar', 'makevik'],
    deadlineOn: '2027-03-01',
    advert: { location: { locality: 'Bergen' }, percentOfFullTime: { from: 100, to: 100 } },
    payRange: { from: 500_000, to: 600_000, currency: 'NOK', per: 'year' },
    retention: { application: 'application', contactDetails: 'contact-details', talentPool: 'talent-pool' },
  })
})

test('a name in addresses that will not do is told why and asked for again', async ({ folder }) => {
  const { shown: opening } = await typed(newOpening, folder, [
    'Harbour Electrician',
    'open',
    'shore-power-technician',
    ...anOpening,
  ])
  expect(opening.match(/That does not do/g)).toHaveLength(3)
})

test('breaking off writes nothing: the answers end, or the person presses Ctrl-C', { tag: '@proof' }, async ({
  folder,
}) => {
  test.setTimeout(180_000)
  const before = readdirSync(folder, { recursive: true })
  await expect(typed(newOpening, folder, anOpening.slice(0, -1))).rejects.toThrow('nothing was written')
  expect(readdirSync(folder, { recursive: true })).toEqual(before)

  const { command, shown, content, remove } = started('new:opening')
  command.stdin.write(asLines(anOpening.slice(0, 5)))
  await expect.poll(shown, { timeout: 120_000 }).toContain('in one or two sentences, in Norwegian')
  command.kill('SIGINT')
  await once(command, 'exit')
  expect(readdirSync(content, { recursive: true })).toEqual(before)
  remove()
})
