import { expect, test } from '@playwright/test'
import { upToDate } from '../functions/openings/up-to-date.ts'

const page = `<p><span class="days-left" data-deadline="2027-01-06"></span></p><ul><li data-opening="a"><h3>A</h3></li><li data-opening="b"><h3>B</h3></li></ul>`
const drawn = (type = 'text/html; charset=utf-8') =>
  new Response(page, { headers: { 'content-type': type, etag: '"drawn"' } })

async function readOn(today: string, closed: Record<string, string> = {}) {
  return (await upToDate(drawn(), { locale: 'sv', today, closed })).text()
}

test('a job says how many days are left on the day it is read, the last one by name', async () => {
  expect(await readOn('2026-11-22')).toContain('>45 dagar kvar</span>')
  expect(await readOn('2027-01-05')).toContain('>1 dag kvar</span>')
  expect(await readOn('2027-01-06')).toContain('>Sista dagen är i dag</span>')
  const english = await upToDate(drawn(), { locale: 'en', today: '2026-12-30', closed: {} })
  expect(await english.text()).toContain('>7 days left</span>')
})

test('a similar job that has closed is no longer offered', async () => {
  const left = await readOn('2026-11-22', { a: '2026-11-20' })
  expect(left).not.toContain('<h3>A</h3>')
  expect(left).toContain('<li data-opening="b"><h3>B</h3></li>')
})

test('a page that changes from day to day carries no mark that would let yesterday’s be kept', async () => {
  const read = await upToDate(drawn(), { locale: 'sv', today: '2026-11-22', closed: {} })
  expect(read.headers.get('etag')).toBeNull()
})

test('what is not a page is handed on untouched', async () => {
  const json = await upToDate(drawn('application/json'), { locale: 'sv', today: '2026-11-22', closed: {} })
  expect([await json.text(), json.headers.get('etag')]).toEqual([page, '"drawn"'])
})
