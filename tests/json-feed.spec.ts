import { expect, test } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { feedsOf } from './found/adverts.ts'
import { demoPromises } from './portal/portal.ts'

const text = { type: 'string', minLength: 1 }
const address = { type: 'string', pattern: '^https?://' }
const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[+-]\\d{2}:\\d{2}$' }
const authors = { type: 'array', minItems: 1, items: { type: 'object', required: ['name'] } }
const extension = { '^_[A-Za-z]': { type: 'object', properties: { about: address } } }

/** JSON Feed 1.1 (jsonfeed.org), as far as the portal uses it. */
const isValid = new Ajv2020({ strict: false, allErrors: true }).compile({
  type: 'object',
  required: ['version', 'title', 'home_page_url', 'feed_url', 'items'],
  additionalProperties: false,
  patternProperties: extension,
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: address,
    feed_url: address,
    icon: address,
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'url', 'language', 'title', 'content_html', 'date_published', 'authors'],
        additionalProperties: false,
        patternProperties: extension,
        properties: {
          ...{ id: address, url: address, title: text, summary: text, image: address, authors },
          language: { enum: ['sv-SE', 'nb-NO', 'en-GB'] },
          content_html: { type: 'string', pattern: '^<p>' },
          date_published: instant,
          date_modified: instant,
        },
      },
    },
  },
})

const feed = () => JSON.parse(feedsOf(demoPromises())['/feeds/jobs.json']!)

test('the JSON feed keeps the rules of JSON Feed 1.1, each job once in each language', () => {
  expect(isValid(feed()), JSON.stringify(isValid.errors)).toBe(true)
  const ids = feed().items.map(({ id }: { id: string }) => id)
  expect(new Set(ids).size).toBe(6)
})

test('the JSON feed tells programs until when one can apply, where, and for what pay', () => {
  const items: { id: string; _job: object }[] = feed().items
  expect(items.find(({ id }) => id.endsWith('/sv/jobs/shore-power-technician/'))!._job).toEqual({
    about: 'https://schema.org/JobPosting',
    reference: 'shore-power-technician',
    employer: 'Måkevik Landstrøm AS',
    openUntil: '2026-12-16T23:59:59+01:00',
    location: { locality: 'Bergen', region: 'Vestland', country: 'NO' },
    remote: 'no',
    employmentTypes: ['FULL_TIME'],
    percentOfFullTime: { from: 100, to: 100 },
    payRange: { from: 590000, to: 690000, currency: 'NOK', per: 'year' },
  })
})

test('links in a text lead to the portal from wherever it is read', () => {
  for (const { content_html } of feed().items)
    expect(content_html).toContain('<a href="http://portal.example/sv/jobs/other/">')
})

test('a JSON feed that breaks a rule is found out', () => {
  const broken = [
    { version: '1.1' },
    { title: '' },
    { feed_url: '/feeds/jobs.json' },
    { description_text: '…' },
    { items: [{ ...feed().items[0], id: 7 }] },
    { items: [{ ...feed().items[0], date_published: '2026-11-20' }] },
    { items: [{ ...feed().items[0], language: 'no' }] },
  ]
  for (const part of broken) expect(isValid({ ...feed(), ...part }), JSON.stringify(part)).toBe(false)
})
