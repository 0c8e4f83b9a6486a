import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { MineModel } from '../functions/my-data/models.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { wordsIn } from '../functions/promises/language/words.ts'
import { tinyPng } from './corpora/photos.ts'
import { apply, smallPdf } from './portal/applying.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { askForExport, textOf, unzipped } from './portal/unzip.ts'
import { write } from './portal/writing.ts'

const schema = JSON.parse(readFileSync('src/public/.well-known/my-data.schema.json', 'utf8'))
const isValid = new Ajv2020({ strict: false, allErrors: true }).compile(schema)

/** Somebody with an application, a message and a subscription. */
async function everythingSent(portal: TestPortal): Promise<string> {
  await apply(portal, { email: owner, photo: new File([tinyPng()], 'jag.png'), 'consent-talent-pool': 'on' })
  await write(portal, { email: owner })
  await subscribe(portal, { email: owner })
  return visit(portal)
}

test('E6 R-61 the download has every field that the page shows, as JSON by the published schema', async ({
  portal,
}) => {
  const cookie = await everythingSent(portal)
  const shown: MineModel = await (await mine(portal, cookie)).json()
  const zip = await unzipped(await askForExport(portal, cookie))
  const { $schema, files, ...taken } = JSON.parse(textOf(zip['my-data.json']))
  const { done: _done, doneTo: _doneTo, may: _may, ...held } = shown
  expect(taken).toEqual(held)
  expect(isValid({ $schema, files, ...taken }) || isValid.errors).toBe(true)
  expect($schema).toBe('http://portal.example/.well-known/my-data.schema.json')
  const html = textOf(zip['my-data.html'])
  const wordings = shown.items.flatMap(({ rows }) => rows.flatMap(({ facts }) => facts))
  for (const { value, reads } of wordings.filter(({ reads }) => reads === 'text'))
    expect(html, reads).toContain(escaped(value))
})

test('the schema knows every kind of thing and every reason for a moved day that the page has words for', () => {
  const { kinds, moved } = wordsIn('en').myData.mine
  const { item } = schema.$defs
  expect(item.properties.kind.enum.toSorted()).toEqual(Object.keys(kinds).toSorted())
  expect(item.properties.moved.enum).toEqual([...Object.keys(moved), null])
})

for (const [fault, plant] of [
  ['without an address', (it) => delete it.email],
  ['with a thing of an unknown kind', (it) => Object.assign(it.items[0]!, { kind: 'profile' })],
  ['with a thing kept by no rule', (it) => Object.assign(it.items[0]!, { keptBy: [] })],
  ['with a file that is in it and has no path', (it) => Object.assign(it.files[0]!, { path: null })],
  ['with a path that leads out', (it) => Object.assign(it.files[0]!, { path: '../../cv.pdf' })],
  ['with an unreadable instant', (it) => Object.assign(it, { shownAt: 'yesterday' })],
  ['with a field nobody agreed on', (it) => Object.assign(it, { score: '7' })],
] as [string, (it: Record<'items' | 'files', object[]> & { email?: string }) => unknown][]) {
  test(`a download ${fault} is not valid`, async ({ portal }) => {
    await apply(portal, { email: owner })
    const zip = await unzipped(await askForExport(portal, await visit(portal)))
    const document = JSON.parse(textOf(zip['my-data.json']))
    expect(isValid(document)).toBe(true)
    plant(document)
    expect(isValid(document)).toBe(false)
  })
}

test('R-61 the files in the download are byte for byte those that were sent', async ({ portal }) => {
  const photo = tinyPng()
  await apply(portal, { email: owner, photo: new File([photo], 'jag.png') })
  const [row] = await portal.rows('applications')
  const zip = await unzipped(await askForExport(portal, await visit(portal)))
  expect(Object.keys(zip).sort()).toEqual(
    [
      `${row!.reference}/Mitt CV.pdf`,
      `${row!.reference}/jag.png`,
      'consents.json',
      'my-data.html',
      'my-data.json',
    ].sort(),
  )
  expect(Buffer.from(zip[`${row!.reference}/Mitt CV.pdf`]!).equals(smallPdf)).toBe(true)
  expect(Buffer.from(zip[`${row!.reference}/jag.png`]!).equals(photo)).toBe(true)
})

test('the download is offered as a file with its day, kept by nobody on the way and found by no search engine', async ({
  portal,
}) => {
  const answer = await askForExport(portal, await visit(portal))
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="my-data-2026-11-02.zip"',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  })
})

test('without a visit there is no download: a person is shown the way in, a program is told', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  for (const wrong of [
    '',
    '__Host-mine=',
    `__Host-mine=${'A'.repeat(43)}`,
    cookie.replace('mine', 'asked'),
  ]) {
    const answer = await askForExport(portal, wrong, { Accept: 'text/html' })
    expect([answer.status, answer.headers.get('location')], wrong).toEqual([303, '/sv/my-data/'])
    expect((await askForExport(portal, wrong, { Accept: 'application/json' })).status, wrong).toBe(401)
  }
  portal.time.now = new Date(portal.time.now.getTime() + 31 * 60_000)
  expect((await askForExport(portal, cookie, { Accept: 'text/html' })).status).toBe(303)
})

test('nobody’s download has anything of another person', async ({ portal }) => {
  await apply(portal, { email: owner })
  await apply(portal, { email: 'other@post.example', name: 'Somebody Else', letter: 'A secret of mine' })
  const [other] = (await portal.rows('applications')).filter(({ email }) => email !== owner)
  const zip = await unzipped(await askForExport(portal, await visit(portal)))
  expect(Object.keys(zip)).toHaveLength(4)
  for (const [name, bytes] of Object.entries(zip)) {
    expect(name).not.toContain(String(other!.reference))
    expect(Buffer.from(bytes).includes('Somebody Else') || Buffer.from(bytes).includes('A secret')).toBe(
      false,
    )
  }
})

test('a person of whom nothing is held can take along just that', async ({ portal }) => {
  const zip = await unzipped(await askForExport(portal, await visit(portal)))
  expect(Object.keys(zip)).toEqual(['my-data.json', 'consents.json', 'my-data.html'])
  expect(isValid(JSON.parse(textOf(zip['my-data.json'])))).toBe(true)
})

for (const locale of locales) {
  test(`the page in the download is in the person’s language, and needs nothing from outside (${locale})`, async ({
    portal,
  }) => {
    const cookie = await everythingSent(portal)
    const Referer = `http://portal.example/${locale}/my-data/mine/`
    const zip = await unzipped(await askForExport(portal, cookie, { Referer }))
    const html = textOf(zip['my-data.html'])
    const { mine: words, export: own } = wordsIn(locale).myData
    expect(html).toContain(`<html lang="${locale}">`)
    for (const words_ of [own.careful, own.receipt.title, words.files, words.notShown.title])
      expect(html).toContain(escaped(words_))
    expect(html).not.toMatch(/<(script|img|link|iframe|object|embed|base|form)\b|@import|url\(|\son\w+=/i)
  })
}

/** A text as it must stand in HTML. */
function escaped(text: string): string {
  const signs: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (sign) => signs[sign]!)
}
