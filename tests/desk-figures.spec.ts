import type { FiguresModel } from '../functions/figures/models.ts'
import { quartilesOf } from '../functions/figures/quartiles.ts'
import { groupsOf, weekCount, weekFromCount } from '../functions/figures/weeks.ts'
import { weeksInWords } from '../src/components/desk/figures/weeks-in-words.ts'
import { faultsIn } from './bench/db/plans.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look, send, signedIn } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const dayMs = 24 * 3_600_000

async function figures(portal: TestPortal, cookie: string, slug = jobSlug) {
  const { page, model }: { page: string; model: FiguresModel } = await (
    await look(portal, '/desk/figures/', cookie)
  ).json()
  expect(page).toBe('desk/figures')
  return model.openings.find((opening) => opening.slug === slug)
}

/** Lets so many apply at an instant, as the database keeps them. */
async function applied(portal: TestPortal, count: number, at: string, status = 'received') {
  for (let one = 0; one < count; one++) {
    const email = `p${(await portal.rows('applications')).length}@post.example`
    await apply(portal, { email })
    const args = [Date.parse(at), status, email]
    await portal.client.execute({
      sql: 'update applications set submitted_at = ?, status = ? where email = ?',
      args,
    })
  }
}

test('weeks are counted as ISO 8601 counts them, from Monday and across the new year', () => {
  const weekOf = (day: string) => Object.values(weekFromCount(weekCount(day))).join('-')
  const known = {
    '2026-11-22': '2026-47',
    '2026-11-23': '2026-48',
    '2027-01-03': '2026-53',
    '2027-01-04': '2027-1',
    '2024-12-30': '2025-1',
    '2021-01-01': '2020-53',
    '1970-01-01': '1970-1',
  }
  for (const [day, week] of Object.entries(known)) expect(weekOf(day), day).toBe(week)
})

test('no number is about fewer than five, none is left out, and so none can be worked out from the others', () => {
  const few = new Map([[1, 4]])
  expect([groupsOf(few), groupsOf(new Map())]).toEqual([null, null])
  for (let round = 0; round < 500; round++) {
    const counts = new Map<number, number>()
    for (let week = 0; week < 20; week++) {
      const count = (round * 7 + week * week * 13) % (2 + (round % 9))
      if (count > 0) counts.set(2_960 + week, count)
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const groups = groupsOf(counts)
    expect(groups === null).toBe(total < 5)
    if (!groups) continue
    expect(groups.every(({ count }) => count >= 5)).toBe(true)
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  }
})

test('weeks that are put together are named together', () => {
  const [first, last] = groupsOf(
    new Map([
      [2_968, 6],
      [2_969, 2],
      [2_970, 9],
    ]),
  )!
  expect([weeksInWords(first!, 'sv'), weeksInWords(last!, 'sv')]).toEqual([
    'vecka 47 2026',
    'vecka 48–49 2026',
  ])
  const [across] = groupsOf(
    new Map([
      [2_974, 2],
      [2_975, 3],
    ]),
  )!
  expect(weeksInWords(across!, 'nb')).toBe('uke 53 2026–1 2027')
  const quiet = new Map([
    [2_968, 6],
    [2_971, 9],
  ])
  expect(weeksInWords(groupsOf(quiet)![1]!, 'en')).toBe('week 48–50 2026')
})

test('half the answers came within the median, and fewer than five answers have none', () => {
  const days = new Map([
    [1, 1],
    [2, 1],
    [3, 1],
    [10, 1],
    [40, 1],
  ])
  expect(quartilesOf(days)).toEqual({ count: 5, lower: 2, median: 3, upper: 10 })
  expect(quartilesOf(new Map([[3, 8]]))).toEqual({ count: 8, lower: 3, median: 3, upper: 3 })
  days.delete(40)
  expect(quartilesOf(days)).toBeNull()
})

test('the page counts applications by their week on the organisation’s clocks, and answers by the day they were given', async ({
  portal,
}) => {
  await applied(portal, 4, '2026-10-18T21:59:00Z')
  const cookie = await signedIn(portal)
  expect(await figures(portal, cookie)).toMatchObject({ weeks: null, decisions: null })
  await applied(portal, 1, '2026-10-18T21:00:00Z')
  await applied(portal, 6, '2026-10-18T22:00:00Z')
  const ids = (await portal.rows('applications')).slice(0, 5).map(({ id }) => String(id))
  for (const what of ids)
    await send(portal, '/api/desk/applications/status', cookie, { what, to: 'rejected' })
  expect(await figures(portal, cookie)).toEqual({
    slug: jobSlug,
    title: 'Servicetekniker för landström',
    weeks: [
      { from: { year: 2026, week: 42 }, to: { year: 2026, week: 42 }, count: 5 },
      { from: { year: 2026, week: 43 }, to: { year: 2026, week: 43 }, count: 6 },
    ],
    decisions: { count: 5, lower: 14, median: 14, upper: 14 },
  })
})

test('what is restricted, being erased, kept at its person’s word or older than half a year is not counted, nor what is somebody else’s', async ({
  portal,
}) => {
  await applied(portal, 9, '2026-10-20T12:00:00Z')
  const cookie = await signedIn(portal)
  const other = await signedIn(portal, 'reader', ['open'])
  const counts = async () => (await figures(portal, cookie))!.weeks?.map(({ count }) => count)
  const [one, two, three, four] = (await portal.rows('applications')).map(({ id }) => String(id))
  expect(await counts()).toEqual([9])
  await portal.client.execute(
    `insert into restrictions values ('${one}', 'accuracy', '2026-11-01', '2027-01-01')`,
  )
  await portal.client.execute(`insert into erasing values ('${two}', 'application')`)
  await portal.client.execute(`update applications set defended_at = 1 where id = '${three}'`)
  expect(await counts()).toEqual([6])
  const longAgo = portal.time.now.getTime() - 27 * 7 * dayMs
  await portal.client.execute(`update applications set submitted_at = ${longAgo} where id = '${four}'`)
  expect(await counts()).toEqual([5])
  expect(await figures(portal, other)).toBeUndefined()
})

test('figures are two calls to the database, and read no whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  await applied(portal, 6, '2026-10-20T12:00:00Z', 'hired')
  const cookie = await signedIn(portal, 'administrator')
  const [already, before] = [statements.length, portal.turso.requests()]
  await look(portal, '/desk/figures/', cookie)
  expect(portal.turso.requests() - before).toBe(2)
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThanOrEqual(2)
  await portal.close()
})
