import { csvOf } from '../functions/platform/csv.ts'
import { roles } from '../functions/platform/staff/member.ts'
import { prefixes } from '../functions/promises/inventory/bucket.ts'
import { tables } from '../functions/promises/inventory/inventory.ts'
import { recordOf } from '../functions/promises/inventory/record.ts'
import { type Locale, locales } from '../functions/promises/language/languages.ts'
import { menuFor } from '../src/components/desk/menu.ts'
import { employ, look, signedIn, signIn } from './portal/desk.ts'
import { demoPromises } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

/** The cells of a CSV file (RFC 4180), read by its own rules. */
function cellsOf(csv: string, separator: string): string[][] {
  const shape = new RegExp(`("(?:[^"]|"")*"|[^"\\r\\n${separator}]*)(${separator}|\\r\\n)`, 'gy')
  const rows: string[][] = [[]]
  for (const [, cell = '', end] of csv.slice(1).matchAll(shape)) {
    rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

for (const locale of locales)
  test(`R-85 the record has everything kept about people with purpose, ground, time, recipients and safeguards (${locale})`, async ({
    portal,
  }) => {
    const email = await employ(portal, { email: `${locale}@staff.example`, role: 'privacy-officer' })
    await portal.client.execute({ sql: 'update staff set locale = ?', args: [locale] })
    const officer = await signIn(portal, email)
    const answer = await look(portal, '/desk/record.csv', officer)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="record-2026-11-02.csv"')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    const [head, ...rows] = cellsOf(csv, locale === 'en' ? ',' : ';')
    expect(head).toHaveLength(15)
    const places = [
      ...Object.entries(tables),
      ...Object.entries(prefixes).map(([k, v]) => [`${k}/`, v] as const),
    ]
    const personal = places.filter(([, { about }]) => about !== 'nobody').map(([place]) => place)
    expect(rows.map(([, place]) => place)).toEqual(personal)
    for (const row of rows) {
      expect(row, row[1]).toHaveLength(15)
      for (const at of [0, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14])
        expect(row[at], `${row[1]} ${at}`).not.toBe('')
    }
    const applications = rows.find(([, place]) => place === 'applications')!.join('\n')
    for (const said of ['Måkevik Landstrøm AS', 'Cloudflare', 'Lärkspår Rekrytering AB', 'USA|United States'])
      expect(applications).toMatch(new RegExp(said))
    expect(rows.find(([, place]) => place === 'staff')!.join('\n')).not.toContain('Måkevik')
  })

test('R-85 what is turned off is not in the record, and each row has at least one rule that is on', () => {
  const promises = demoPromises()
  const entries = recordOf(promises, 'sv')
  const on = new Set(promises.retention.rules.map(({ id }) => id))
  for (const { place, rules } of entries) {
    expect(rules.length, place).toBeGreaterThan(0)
    for (const { id } of rules) expect(on, place).toContain(id)
  }
})

test('a cell that begins as a formula is carried out by no spreadsheet, and quotes, separators and lines stay in their cell', () => {
  const hostile = ['=1+1', '+46', '-2', '@SUM(A1)', '\t=1', '\r=1', 'a=1', 'say "hi"; or, not', 'two\nlines']
  const separators: [Locale, string][] = [
    ['sv', ';'],
    ['nb', ';'],
    ['en', ','],
  ]
  for (const [locale, separator] of separators) {
    const csv = csvOf([hostile, ['å', '']], locale)
    const [first, second] = cellsOf(csv, separator)
    expect(first).toEqual([
      ...["'=1+1", "'+46", "'-2", "'@SUM(A1)", "'\t=1", "'\r=1"],
      ...['a=1', 'say "hi"; or, not', 'two\nlines'],
    ])
    expect(second).toEqual(['å', ''])
    expect(csv.endsWith('\r\n')).toBe(true)
  }
})

test('R-85 the menu leads to the trail, the retention report and the record, and nobody there who may not read them', async ({
  portal,
}) => {
  const ours = ['/desk/traces/', '/desk/retention/', '/desk/record/']
  for (const role of roles) {
    const { daily, rare } = menuFor(role)
    const shown = [...daily, ...rare].map(([, address]) => address)
    const mayRead = role === 'privacy-officer' || role === 'administrator'
    expect(
      ours.filter((address) => shown.includes(address)),
      role,
    ).toEqual(mayRead ? ours : [])
  }
  const officer = await signedIn(portal, 'privacy-officer')
  expect(await (await look(portal, '/desk/record/', officer)).json()).toMatchObject({ page: 'desk/record' })
})
