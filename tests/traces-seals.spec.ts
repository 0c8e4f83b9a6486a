import { onTick } from '../functions/scheduled.ts'
import { apply } from './portal/applying.ts'
import { erase, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { leaveTrace, sealAt, sealsOf, tamper } from './portal/tracing.ts'

/** Three days with traces, the middle one with two, sealed on the fourth. */
async function threeDays(portal: TestPortal) {
  await leaveTrace(portal, '2026-11-02T09:00:00Z')
  await leaveTrace(portal, '2026-11-03T09:00:00Z')
  await leaveTrace(portal, '2026-11-03T10:00:00Z', { act: 'downloaded-cv', reason: 'in the lift' })
  await leaveTrace(portal, '2026-11-04T09:00:00Z')
  return sealAt(portal, '2026-11-05T03:17:00Z')
}

test('I12 R-83 each past day is sealed by the hourly job, each seal carries on the one before, and all is well', async ({
  portal,
}) => {
  await leaveTrace(portal, '2026-11-02T09:00:00Z')
  await leaveTrace(portal, '2026-11-04T09:00:00Z')
  portal.time.now = new Date('2026-11-06T03:17:00Z')
  await onTick(portal.platform(), portal.promises, { cron: '17 * * * *', at: portal.time.now })
  const seals = Object.values(sealsOf(portal)).map((text) => JSON.parse(text))
  expect(seals.map(({ day, rows }) => [day, rows])).toEqual([
    ['2026-11-02', 1],
    ['2026-11-03', 0],
    ['2026-11-04', 1],
    ['2026-11-05', 0],
  ])
  expect(seals[0].before).toBe('')
  expect(new Set(seals.map(({ hash }) => hash)).size).toBe(4)
  expect(await sealAt(portal, '2026-11-06T04:17:00Z')).toEqual({
    at: '2026-11-06T04:17:00.000Z',
    to: '2026-11-05',
    next: null,
    differing: [],
  })
})

test('I12 a day is the organisation’s own, and is sealed once what began before midnight is written down', async ({
  portal,
}) => {
  await leaveTrace(portal, '2026-11-02T22:59:59.999Z')
  await leaveTrace(portal, '2026-11-02T23:00:00Z')
  await sealAt(portal, '2026-11-02T23:09:59Z')
  expect(sealsOf(portal)).toEqual({})
  await sealAt(portal, '2026-11-02T23:10:00Z')
  expect(Object.keys(sealsOf(portal))).toEqual(['seals/2026-11-02'])
  expect(JSON.parse(sealsOf(portal)['seals/2026-11-02']!).rows).toBe(1)
})

test('I12 two runs at once make the same seals, and a day that has had its seal is never sealed anew', async ({
  portal,
}) => {
  await threeDays(portal)
  const first = sealsOf(portal)
  for (const name of Object.keys(first)) portal.objects.delete(name)
  portal.objects.delete('seals/checked')
  const again = '2026-11-05T03:17:00Z'
  await Promise.all([sealAt(portal, again), sealAt(portal, again)])
  expect(sealsOf(portal)).toEqual(first)
  await tamper(portal, 'delete from traces')
  await sealAt(portal, '2026-11-05T05:17:00Z')
  expect(sealsOf(portal)).toEqual(first)
})

for (const [what, sql] of [
  ['altered', "update traces set staff_id = 'another' where act = 'downloaded-cv'"],
  ['deleted', "delete from traces where act = 'downloaded-cv'"],
  [
    'inserted',
    "insert into traces select 'x', subject_id, staff_id, role, act, null, traced_at from traces where act = 'downloaded-cv'",
  ],
  ['moved to another day', "update traces set traced_at = traced_at + 86400000 where act = 'downloaded-cv'"],
] as const)
  test(`I12 R-83 a trace that was ${what} by somebody with the database to themselves is found, and the day named`, async ({
    portal,
  }) => {
    expect((await threeDays(portal))?.differing).toEqual([])
    await tamper(portal, sql)
    const found = await sealAt(portal, '2026-11-05T04:17:00Z')
    const days = what === 'moved to another day' ? ['2026-11-03', '2026-11-04'] : ['2026-11-03']
    expect(found?.differing).toEqual(days.map((day) => ({ day, what: 'traces' })))
    expect(portal.log).toContainEqual({ event: 'traces differ from their seals', count: days.length })
  })

test('I12 a seal that was altered or taken away is found, the newest also', async ({ portal }) => {
  await threeDays(portal)
  const seals = sealsOf(portal)
  const put = (name: string, text: string) =>
    portal.platform().files.put(name, new TextEncoder().encode(text))
  await put('seals/2026-11-02', seals['seals/2026-11-02']!.replace('"rows":1', '"rows":0'))
  const altered = await sealAt(portal, '2026-11-05T04:17:00Z')
  expect(altered?.differing).toEqual([
    { day: '2026-11-02', what: 'traces' },
    { day: '2026-11-03', what: 'seal' },
  ])
  await put('seals/2026-11-02', seals['seals/2026-11-02']!)
  portal.objects.delete('seals/2026-11-03')
  const taken = await sealAt(portal, '2026-11-05T05:17:00Z')
  expect(taken?.differing).toEqual([{ day: '2026-11-03', what: 'missing' }])
  await put('seals/2026-11-03', seals['seals/2026-11-03']!)
  expect((await sealAt(portal, '2026-11-05T06:17:00Z'))?.differing).toEqual([])
  portal.objects.delete('seals/2026-11-04')
  const last = await sealAt(portal, '2026-11-05T07:17:00Z')
  expect(last).toMatchObject({ to: '2026-11-04', differing: [{ day: '2026-11-04', what: 'missing' }] })
  expect(Object.keys(sealsOf(portal))).toEqual(['seals/2026-11-02', 'seals/2026-11-03'])
})

test('I12 traces that went by their rule break no seal: from then on the chain alone is looked at', async ({
  portal,
}) => {
  await threeDays(portal)
  await sweepAt(portal, '2028-11-03T03:00:00Z')
  expect(await portal.rows('traces')).toHaveLength(1)
  for (let hour = 10; hour < 40; hour++)
    expect((await sealAt(portal, new Date(Date.UTC(2028, 10, 3, hour)).toISOString()))?.differing).toEqual([])
  expect(Object.keys(sealsOf(portal))).toHaveLength(733)
  portal.objects.delete('seals/2027-05-01')
  let found = null
  for (let hour = 10; hour < 40; hour++)
    found = await sealAt(portal, new Date(Date.UTC(2028, 10, 5, hour)).toISOString())
  expect(found?.differing).toEqual([{ day: '2027-05-01', what: 'missing' }])
})

test('I12 a reason goes with what it is about, and the day still verifies; the seals name nobody', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const [{ id }] = (await portal.rows('applications')) as unknown as [{ id: string }]
  await leaveTrace(portal, '2026-11-02T10:00:00Z', { subjectId: id, reason: 'a colleague asked' })
  await sealAt(portal, '2026-11-03T03:17:00Z')
  await erase(portal, await visit(portal), { what: 'everything', confirm: 'on' })
  expect(await portal.rows('traces')).toMatchObject([{ subject_id: id, reason: null }])
  expect((await sealAt(portal, '2026-11-03T04:17:00Z'))?.differing).toEqual([])
  expect(JSON.stringify(sealsOf(portal))).not.toContain(id)
})
