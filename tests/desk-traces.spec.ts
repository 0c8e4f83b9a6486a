import { acts } from '../functions/platform/staff/traces.ts'
import { locales } from '../functions/promises/language/languages.ts'
import type { TracesModel } from '../functions/traces/models.ts'
import { actInWords } from '../src/components/desk/audit/act-in-words.ts'
import { faultsIn } from './bench/db/plans.ts'
import { openCountingPortal } from './portal/counting.ts'
import { employ, look, signedIn } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { leaveTrace, sealAt, tamper } from './portal/tracing.ts'

async function trail(portal: TestPortal, cookie: string, query = ''): Promise<TracesModel> {
  const { page, model } = await (await look(portal, `/desk/traces/${query}`, cookie)).json()
  expect(page).toBe('desk/traces')
  return model
}

/** The ids of two colleagues. */
async function colleagues(portal: TestPortal): Promise<[string, string]> {
  await employ(portal, { name: 'Ida Ek' })
  await employ(portal, { email: 'ola@staff.example', name: 'Ola Alm', role: 'reader' })
  const { rows } = await portal.client.execute("select id, name from staff where role <> 'privacy-officer'")
  const idOf = (wanted: string) => String(rows.find(({ name }) => name === wanted)!.id)
  return [idOf('Ida Ek'), idOf('Ola Alm')]
}

test('R-83 the trail shows who, as what, did what with which thing and when, the newest first, and names nobody it is about', async ({
  portal,
}) => {
  const officer = await signedIn(portal, 'privacy-officer')
  const [ida, ola] = await colleagues(portal)
  await leaveTrace(portal, '2026-11-02T09:00:00Z', { staffId: ida, subjectId: 'one', reason: 'asked by Kim' })
  await leaveTrace(portal, '2026-11-02T09:05:00Z', { staffId: ola, role: 'reader', act: 'read-cv' })
  await leaveTrace(portal, '2026-11-02T09:10:00Z', { staffId: 'gone' })
  const { traces } = await trail(portal, officer)
  expect(traces.map(({ name, role, act, subjectId, at }) => [name, role, act, subjectId, at])).toEqual([
    [null, 'recruiter', 'opened', 'something', '2026-11-02T09:10:00.000Z'],
    ['Ola Alm', 'reader', 'read-cv', 'something', '2026-11-02T09:05:00.000Z'],
    ['Ida Ek', 'recruiter', 'opened', 'one', '2026-11-02T09:00:00.000Z'],
  ])
  expect(JSON.stringify(traces)).not.toContain('Kim')
})

test('R-83 the trail is narrowed down to a colleague, an act and a day of the organisation, alone and together', async ({
  portal,
}) => {
  const officer = await signedIn(portal, 'privacy-officer')
  const [ida, ola] = await colleagues(portal)
  await leaveTrace(portal, '2026-11-02T22:59:59Z', { staffId: ida, subjectId: 'a' })
  await leaveTrace(portal, '2026-11-02T23:00:00Z', { staffId: ida, act: 'read-cv', subjectId: 'b' })
  await leaveTrace(portal, '2026-11-03T22:59:59Z', { staffId: ola, act: 'read-cv', subjectId: 'c' })
  await leaveTrace(portal, '2026-11-03T23:00:00Z', { staffId: ola, subjectId: 'd' })
  const found = async (query: string) =>
    (await trail(portal, officer, query)).traces.map(({ subjectId }) => subjectId).join('')
  expect(await found(`?staff=${ida}`)).toBe('ba')
  expect(await found('?act=read-cv')).toBe('cb')
  expect(await found('?day=2026-11-03')).toBe('cb')
  expect(await found(`?staff=${ola}&act=read-cv&day=2026-11-03`)).toBe('c')
  expect(await found(`?staff=${ola}&act=read-cv&day=2026-11-02`)).toBe('')
  expect(await found('?staff=&act=&day=')).toBe('dcba')
  expect(await found("?staff='%20or%201&act=boss&day=2026-02-30&before=x")).toBe('dcba')
})

test('R-83 a long trail is read page by page, nothing twice and nothing left out, also where many came at one instant', async ({
  portal,
}) => {
  const officer = await signedIn(portal, 'administrator')
  for (let left = 0; left < 120; left++)
    await leaveTrace(portal, `2026-11-02T09:0${Math.floor(left / 40)}:00Z`, { subjectId: `s${left}` })
  const seen: string[] = []
  const pages: number[] = []
  let query: string | null = '?act=opened'
  while (query) {
    const page: TracesModel = await trail(portal, officer, query)
    expect(page.newest).toBe(pages.length === 0 ? null : '?act=opened')
    seen.push(...page.traces.map(({ subjectId }) => subjectId))
    pages.push(page.traces.length)
    query = page.older
  }
  expect(pages).toEqual([50, 50, 20])
  expect(new Set(seen).size).toBe(120)
})

test('R-83 the page says how far the traces are sealed, which day differs, and when nobody has looked for a day', async ({
  portal,
}) => {
  const officer = await signedIn(portal, 'privacy-officer')
  expect((await trail(portal, officer)).seals).toBeNull()
  await leaveTrace(portal, '2026-11-01T09:00:00Z')
  await sealAt(portal, '2026-11-02T09:17:00Z')
  const fine = (await trail(portal, officer)).seals
  expect(fine).toMatchObject({ to: '2026-11-01', isLate: false, differing: [] })
  expect(fine?.checksum).toMatch(/^[0-9a-f]{64}$/)
  await tamper(portal, 'delete from traces')
  await sealAt(portal, '2026-11-02T09:18:00Z')
  const differing = [{ day: '2026-11-01', what: 'traces' }]
  expect((await trail(portal, officer)).seals).toMatchObject({ differing, checksum: fine?.checksum })
  portal.time.now = new Date('2026-11-03T09:18:00Z')
  const later = await signedIn(portal, 'administrator')
  expect((await trail(portal, later)).seals).toMatchObject({ isLate: true })
})

test('the trail tells colleagues what was done in words, and never calls the person it was done to ‘you’', () => {
  for (const locale of locales)
    for (const act of acts) {
      expect(actInWords(act, locale), act).not.toBe(act)
      expect(actInWords(act, locale), act).not.toMatch(/\b(du|dig|deg|din|dina|dine|ditt|you|your)\b/)
    }
})

/** The index that each narrowing is read by: in the order of time, from where it is to begin. */
const indexes: [query: string, index: string][] = [
  ['', 'traces_in_time (traced_at>?'],
  ['staff=S', 'traces_of_member_in_time (staff_id=? AND traced_at>?'],
  ['act=opened', 'traces_by_act (act=? AND traced_at>?'],
  ['staff=S&act=opened', 'traces_by_member (staff_id=? AND act=? AND traced_at>?'],
]

test('R-83 a page of the trail is one call to the database besides the guard’s, on an index whatever it is narrowed to', async () => {
  const { portal, statements } = await openCountingPortal()
  const officer = await signedIn(portal, 'privacy-officer')
  const [ida] = await colleagues(portal)
  await leaveTrace(portal, '2026-11-02T09:00:00Z', { staffId: ida })
  await sealAt(portal, '2026-11-03T09:00:00Z')
  for (const [query, index] of indexes)
    for (const more of ['', '&day=2026-11-02', '&before=1793782800000.01a1a5c9']) {
      statements.length = 0
      const asked = portal.turso.requests()
      await trail(portal, officer, `?${query.replace('S', ida)}${more}`)
      expect(portal.turso.requests() - asked, query).toBe(2)
      expect(faultsIn(portal.databaseFile, statements).faults).toEqual([])
      const { sql, args } = statements.find(({ sql }) => sql.includes('from "traces"'))!
      const { rows } = await portal.client.execute({ sql: `explain query plan ${sql}`, args })
      expect(rows.map(({ detail }) => detail)).toEqual([expect.stringContaining(index)])
    }
  await portal.close()
})
