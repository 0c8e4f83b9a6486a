import { faultsIn } from './bench/db/plans.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look } from './portal/desk.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import { enter } from './portal/requests.ts'
import { modelOf, officer, wrongIn } from './portal/requests-desk.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const path = (q: string) => `/desk/people/?${new URLSearchParams({ q })}`

test('by the whole address everything held is named and nothing of it is shown, and its person sees that it was looked up', async ({
  portal,
}) => {
  await apply(portal, { email: owner, letter: 'A letter that nobody reads here.' })
  await write(portal, { email: owner })
  await subscribe(portal, { email: owner })
  await enter(portal)
  await apply(portal, { email: 'somebody.else@post.example' })
  const cookie = await officer(portal)
  const answer = await look(portal, path(' Nora.Lund@POST.example '), cookie)
  const { page, model } = await answer.clone().json()
  expect([answer.status, page]).toEqual([200, 'desk/people'])
  const kinds = model.found.things.map(({ kind }: { kind: string }) => kind).sort()
  expect(kinds).toEqual(['application', 'letters', 'message', 'request', 'subscription'])
  expect(model.found.things).toContainEqual(
    expect.objectContaining({ kind: 'application', isLockedAway: false, eraseBy: '2029-06-16' }),
  )
  expect(await answer.text()).not.toMatch(/nobody reads|somebody\.else|070[- ]\d/)
  const things = model.found.things as { id: string; kind: string }[]
  const shown = things.flatMap(({ id, kind }) => (kind === 'letters' ? [] : [id])).sort()
  const traces = await portal.rows('traces')
  expect(traces.map(({ subject_id }) => subject_id).sort()).toEqual(shown)
  expect(new Set(traces.map(({ id }) => id)).size).toBe(4)
  expect(traces[0]).toMatchObject({ act: 'looked-up', role: 'privacy-officer' })
  expect(await (await mine(portal, await visit(portal))).text()).toContain('looked-up')
})

test('an address under which nothing is held is said to have nothing, without a trace of anybody', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await officer(portal)
  expect((await modelOf(portal, path('nobody@post.example'), cookie)).model.found).toEqual({
    ...{ by: 'address', email: 'nobody@post.example', things: [] },
  })
  expect((await modelOf(portal, '/desk/people/', cookie)).model.found).toEqual({ by: 'nothing' })
  for (const q of ['n', 'nora@', '@', 'nora@post@example']) {
    const answer = await look(portal, path(q), cookie)
    expect([answer.status, await wrongIn(answer)], q).toEqual([422, { q: 'peopleTooShort' }])
  }
  expect(await portal.rows('traces')).toEqual([])
})

test('by the beginning of a name applications are found whatever its letters’ case, each with its trace, but nothing locked away', async ({
  portal,
}) => {
  for (const [name, email] of [
    ['Åsa Öberg', 'asa@post.example'],
    ['ÅSA ÅKERLUND', 'asa.a@post.example'],
    ['Nora Lund', owner],
    ['nora%', 'percent@post.example'],
    ['Eleonora Ek', 'eleonora@post.example'],
    ['Nora Berg', 'locked@post.example'],
    ['Nora Dal', 'rejected@post.example'],
  ] as const)
    await apply(portal, { name, email })
  await portal.client.execute("update applications set defended_at = 1 where email = 'locked@post.example'")
  await portal.client.execute(
    "update applications set status = 'rejected' where email = 'rejected@post.example'",
  )
  await portal.client.execute(`insert into opening_ends values ('${jobSlug}', '2026-11-02')`)
  const cookie = await officer(portal)
  const named = async (q: string) => {
    const { found } = (await modelOf(portal, path(q), cookie)).model
    return found.matches.map(({ name }: { name: string }) => name)
  }
  expect(await named('åsa')).toEqual(['ÅSA ÅKERLUND', 'Åsa Öberg'])
  expect(await named('åsa ö')).toEqual(['Åsa Öberg'])
  expect(await portal.rows('traces')).toHaveLength(3)
  expect(await named('NORA')).toEqual(['Nora Lund', 'nora%'])
  expect(await named('nora%')).toEqual(['nora%'])
  expect(await named("o'")).toEqual([])
  const { found } = (await modelOf(portal, path('Nora L'), cookie)).model
  expect(found).toMatchObject({
    areAll: true,
    matches: [{ name: 'Nora Lund', email: owner, submittedOn: '2026-11-02' }],
  })
  expect(found.matches[0].opening).not.toBe('')
})

test('at most fifty are shown and traced, and the page says that there may be more', async ({ portal }) => {
  await apply(portal, { name: 'Nora Lund' })
  const [row] = await portal.rows('applications')
  const columns = Object.keys(row!).filter((name) => !['id', 'deciding_rule', 'erase_by'].includes(name))
  await portal.client.execute(`
    insert into applications (id, ${columns}) with recursive n(i) as (select 1 union all select i + 1 from n where i < 60)
    select 'copy-' || i, ${columns} from applications, n`)
  const { found } = (await modelOf(portal, path('nora'), await officer(portal))).model
  expect([found.matches.length, found.areAll]).toEqual([50, false])
  expect(await portal.rows('traces')).toHaveLength(50)
})

test('a search by name is one call to the database beside the guard’s, by address two, and both use an index', async () => {
  const { portal, statements } = await openCountingPortal()
  await apply(portal, { email: owner, name: 'Nora Lund' })
  const cookie = await officer(portal)
  await portal.letters()
  const already = statements.length
  for (const [q, calls] of [
    ['nora', 1],
    [owner, 2],
  ] as const) {
    const before = portal.turso.requests()
    expect((await look(portal, path(q), cookie)).status).toBe(200)
    expect(portal.turso.requests() - before, q).toBe(calls + 1)
  }
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(10)
  const { sql, args } = statements.find((one) => one.sql.includes('collate nocase'))!
  const plan = await portal.client.execute({ sql: `explain query plan ${sql}`, args: args as string[] })
  expect(JSON.stringify(plan.rows)).toMatch(/SEARCH applications USING INDEX applications_named/)
  await portal.close()
})
