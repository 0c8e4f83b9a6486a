import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import type { OverviewModel } from '../functions/overview/models.ts'
import { roles } from '../functions/platform/staff/member.ts'
import { onTick } from '../functions/scheduled.ts'
import { tasksFor } from '../src/components/desk/overview/tasks.ts'
import { faultsIn } from './bench/db/plans.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { openCountingPortal } from './portal/counting.ts'
import { anotherSession, look, send, signedIn } from './portal/desk.ts'
import { applied, putHold } from './portal/holding.ts'
import { note, usualNote } from './portal/noting.ts'
import type { TestPortal } from './portal/portal.ts'
import { officer } from './portal/requests-desk.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { leaveTrace, sealAt } from './portal/tracing.ts'
import { write } from './portal/writing.ts'

async function overview(portal: TestPortal, cookie: string): Promise<OverviewModel> {
  const { page, model } = await (await look(portal, '/desk/', cookie)).json()
  expect(page).toBe('desk/overview')
  return model
}

const tasks = async (portal: TestPortal, cookie: string) =>
  tasksFor(await overview(portal, cookie)).map(({ name, text }) => `${name}: ${text}`)

const three = async (portal: TestPortal) => {
  for (const name of ['bo', 'asa', 'ola']) await apply(portal, { name, email: `${name}@post.example` })
}

test('each role meets what is its own: its openings, what it watches over, and accounts', async ({
  portal,
}) => {
  await three(portal)
  for (const role of roles) {
    const { openings, watched, withoutPasskey } = await overview(portal, await signedIn(portal, role))
    const ours = openings?.find(({ slug }) => slug === jobSlug)
    expect(ours?.applications, role).toBe(role === 'privacy-officer' ? undefined : 3)
    expect((openings ?? []).length > 1, role).toBe(role === 'administrator')
    expect(openings === null, role).toBe(role === 'privacy-officer')
    expect(watched !== null, role).toBe(['administrator', 'privacy-officer'].includes(role))
    expect(withoutPasskey !== null, role).toBe(role === 'administrator')
  }
})

test('a recruiter is told of new applications, and of a recruitment to be ended once its deadline is over', async ({
  portal,
}) => {
  await three(portal)
  const cookie = await signedIn(portal)
  expect(await tasks(portal, cookie)).toEqual(['Servicetekniker för landström: 3 nya ansökningar'])
  const [bo, asa] = await portal.rows('applications')
  await send(portal, '/api/desk/applications/status', cookie, { what: String(bo!.id), to: 'reading' })
  await send(portal, '/api/desk/applications/status', cookie, { what: String(asa!.id), to: 'hired' })
  const { openings } = await overview(portal, cookie)
  expect(openings![0]).toMatchObject({ applications: 3, unread: 1, undecided: 2 })
  portal.time.now = new Date('2026-12-16T23:00:00Z')
  const later = await anotherSession(portal, 'recruiter')
  expect(await tasks(portal, later)).toEqual([
    'Servicetekniker för landström: Stängde 16\u00a0december 2026. Rekryteringen är inte avslutad. 2 ansökningar är utan svar.',
  ])
  const reader = await signedIn(portal, 'reader')
  expect(await tasks(portal, reader)).toEqual(['Servicetekniker för landström: 1 ny ansökan'])
  const opening = portal.promises.openings.find(({ slug }) => slug === jobSlug)!
  await portal.client.execute("update applications set status = 'rejected' where status <> 'hired'")
  await endRecruitment(portal.platform().db, opening, portal.promises.retention, '2026-12-17')
  expect(await tasks(portal, later)).toEqual([])
})

test('a privacy officer is told of requests that wait or are late, of a late deletion job and of seals that differ', async ({
  portal,
}) => {
  const cookie = await signedIn(portal, 'privacy-officer')
  expect(await tasks(portal, cookie)).toEqual(['Gallring: Raderingen är försenad'])
  await sweepAt(portal, portal.time.now.toISOString())
  expect(await tasks(portal, cookie)).toEqual([])
  const asked = {
    kind: 'access',
    way: 'by-letter',
    received: '2026-11-02',
    name: 'Bo Ek',
    address: 'Storgatan 1',
    locale: 'sv',
  }
  expect((await send(portal, '/api/desk/requests', cookie, asked)).status).toBe(303)
  expect(await tasks(portal, cookie)).toEqual(['Begäranden: 1 väntar på svar'])
  await leaveTrace(portal, '2026-11-02T09:00:00Z')
  await sealAt(portal, '2026-11-04T09:00:00Z')
  await leaveTrace(portal, '2026-11-02T10:00:00Z')
  portal.time.now = new Date('2026-12-04T09:00:00Z')
  await onTick(portal.platform(), portal.promises, { cron: '17 * * * *', at: portal.time.now })
  const later = await anotherSession(portal, 'privacy-officer')
  expect(await tasks(portal, later)).toEqual([
    'Begäranden: 1 väntar på svar, 1 är försenad',
    'Spår: Spåren är inte som när de förseglades',
  ])
})

test('what should be gone but exists waits for whoever watches over it, and accounts without a passkey for an administrator', async ({
  portal,
}) => {
  await apply(portal)
  await sweepAt(portal, portal.time.now.toISOString())
  const cookie = await signedIn(portal, 'administrator')
  await portal.client.execute("update applications set base_erase_by = '2026-10-30', status = 'reading'")
  expect(await tasks(portal, cookie)).toEqual([
    'Gallring: 1 uppgift skulle ha raderats för mer än ett dygn sedan men finns kvar.',
    'Projektkoordinator för färjeladdning: Stängde 22\u00a0oktober 2026. Rekryteringen är inte avslutad.',
    'Personal: 1 konto saknar passkey',
  ])
})

test('messages that wait, holds past their review and incidents with their 72 hours wait for who may act on them, each with the way there', async ({
  portal,
}) => {
  await write(portal)
  const id = await applied(portal)
  const cookie = await officer(portal)
  await putHold(portal, cookie, id, { review: '2026-11-05' })
  await note(portal, cookie)
  await sweepAt(portal, portal.time.now.toISOString())
  const incident = String((await portal.rows('incidents'))[0]!.id)
  const waits = [
    `Incidenter: ${usualNote.heading}: 71 timmar kvar att anmäla`,
    'Meddelanden: 1 väntar på svar',
  ]
  expect(await tasks(portal, cookie)).toEqual(waits)
  portal.time.now = new Date('2026-11-06T09:30:00Z')
  await sweepAt(portal, portal.time.now.toISOString())
  const late = tasksFor(await overview(portal, await anotherSession(portal, 'privacy-officer')))
  expect(late.map(({ address, text, isWrong }) => [address, text, isWrong])).toEqual([
    [`/desk/incidents/${incident}/`, 'Tiden att anmäla gick ut för 25 timmar sedan', true],
    ['/desk/holds/', '1 spärr skulle ha prövats igen', true],
    ['/desk/messages/', '1 väntar på svar', false],
  ])
  const administrator = await tasks(portal, await signedIn(portal, 'administrator'))
  expect(administrator.filter((one) => /Incidenter|Meddelanden|spärr/i.test(one))).toHaveLength(2)
  expect(await tasks(portal, await signedIn(portal))).toEqual([])
})

test('the overview is two calls to the database for every role, and reads no whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  await three(portal)
  const cookies = await Promise.all(roles.map(async (role) => await signedIn(portal, role)))
  const already = statements.length
  for (const [at, cookie] of cookies.entries())
    for (const path of roles[at] === 'privacy-officer' ? ['/desk/'] : ['/desk/', '/desk/openings/']) {
      const before = portal.turso.requests()
      expect((await look(portal, path, cookie)).status).toBe(200)
      expect(portal.turso.requests() - before, `${roles[at]} ${path}`).toBe(2)
    }
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(20)
  const counting = statements
    .slice(already)
    .find(
      ({ sql }) => sql.includes('group by "opening", "status"') || /group by .*"opening".*"status"/.test(sql),
    )!
  const plan = await portal.client.execute({ sql: `explain query plan ${counting.sql}`, args: counting.args })
  expect(plan.rows.map(({ detail }) => detail).join()).toContain(
    'USING COVERING INDEX applications_at_desk (opening=?)',
  )
  await portal.close()
})
