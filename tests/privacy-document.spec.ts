import { readFileSync } from 'node:fs'
import { test } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readContent } from '../functions/local/content.ts'
import { readPolicies } from '../functions/promises/policies/policies.ts'
import { readPromises } from '../functions/promises/promises.ts'
import { privacyDocument, schemaPath } from '../src/dpv/document.ts'
import { expect } from './portal/test.ts'

const origin = 'https://careers.example'
const builtOn = '2026-11-21'
const raw = readContent()
const promises = readPromises(raw, builtOn)
const policies = readPolicies(raw.policies, promises.site, builtOn)

const schema = JSON.parse(readFileSync(`src/public${schemaPath}`, 'utf8'))
const isValid = new Ajv2020({ strict: false, allErrors: true }).compile(schema)

/** The document as a program gets it; loosely typed, to be planted with faults. */
function published(): Record<string, Record<string, unknown>[]> {
  return JSON.parse(JSON.stringify(privacyDocument(promises, policies, origin)))
}

test('the privacy document for programs is what its own JSON Schema says', () => {
  const document = published()
  expect(isValid(document) || isValid.errors).toBe(true)
  expect(document.$schema).toBe(`${origin}/.well-known/privacy.schema.json`)
})

for (const [fault, plant] of [
  ['without a controller', (it) => Object.assign(it, { 'dpv:hasDataController': [] })],
  ['with an unreadable period', (it) => setPeriod(it, '2 years')],
  ['with a period of nothing', (it) => setPeriod(it, 'P')],
  [
    'with a ground that the GDPR does not know',
    (it) => Object.assign(handlingsIn(it)[0]!, { 'dpv:hasLegalBasis': 'eu-gdpr:A6-1-g' }),
  ],
  ['with a purpose left out', (it) => delete handlingsIn(it)[0]!['dpv:hasPurpose']],
  ['with a word nobody agreed on', (it) => Object.assign(it, { invented: true })],
] as [string, (document: ReturnType<typeof published>) => unknown][]) {
  test(`a privacy document ${fault} is not valid`, () => {
    const document = published()
    plant(document)
    expect(isValid(document)).toBe(false)
  })
}

test('the document says the periods, grounds, wordings and suppliers that the program works by', () => {
  const document = published()
  const said = handlingsIn(document).map((it) => [
    it['dct:identifier'],
    (it['dpv:hasStorageCondition'] as Record<string, unknown>)['dpv:hasDuration'],
  ])
  expect(said).toEqual(promises.retention.rules.map(({ id, keepFor }) => [id, keepFor]))
  const notices = handlingsIn(document).flatMap((it) => it['dpv:hasNotice'] as Record<string, unknown>[])
  const worded = notices.map((it) => [it['dct:identifier'], it['dct:hasVersion'], it['dct:description']])
  expect(worded).toHaveLength(promises.purposes.length)
  for (const { id, version, wording } of promises.purposes)
    expect(worded).toContainEqual([id, version, wording])
  expect(document['dpv:hasDataProcessor']!.map((it) => it['dpv:hasName'])).toEqual(
    promises.processors.map(({ name }) => name),
  )
})

test('every right in the document leads to where the privacy page sends people to use it', () => {
  const rights = published()['dpv:hasRight']!
  expect(rights).toHaveLength(7)
  const { email } = promises.site.controllers[0]!.privacyContact
  for (const right of rights) {
    expect(right['dpv:isExercisedAt']).toEqual([
      `${origin}/sv/my-data/`,
      `${origin}/nb/my-data/`,
      `${origin}/en/my-data/`,
      `mailto:${email}`,
    ])
  }
})

function handlingsIn(document: ReturnType<typeof published>) {
  return document['dpv:hasPersonalDataHandling']!
}

function setPeriod(document: ReturnType<typeof published>, period: string) {
  Object.assign(handlingsIn(document)[0]!['dpv:hasStorageCondition'] as object, { 'dpv:hasDuration': period })
}
