import type { ListModel } from '../functions/applications/desk/models.ts'
import { faultsIn } from './bench/db/plans.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look, send, signedIn } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

const list = `/desk/openings/${jobSlug}/`

/** So many people who applied for the same opening. */
async function crowd(portal: TestPortal, count: number) {
  await apply(portal, { name: 'Nora Lund' })
  const [row] = await portal.rows('applications')
  const given = Object.keys(row!).filter(
    (name) => !['id', 'name', 'email', 'deciding_rule', 'erase_by'].includes(name),
  )
  await portal.client.execute(`
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    insert into applications (id, name, email, ${given.join(', ')})
    select printf('%08d-0000-7000-8000-000000000000', i), 'Person ' || i, 'p' || i || '@post.example', ${given.join(', ')}
    from applications, n where name = 'Nora Lund'`)
}

test('among ten thousand applications a page of the list, a search and one application are two calls each, and read no whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  await crowd(portal, 10_000)
  const cookie = await signedIn(portal)
  await portal.letters()
  const already = statements.length
  const calls = async (act: () => Promise<Response> | Response) => {
    const before = portal.turso.requests()
    expect((await act()).status).toBeLessThan(400)
    return portal.turso.requests() - before
  }
  const [row] = await portal.rows('applications')
  const asked = ['', '?page=150', '?q=nora', '?q=person+99', '?sort=oldest', '?status=received', '?sort=name']
  for (const query of asked) expect(await calls(() => look(portal, list + query, cookie)), query).toBe(2)
  expect(await calls(() => look(portal, `/desk/applications/${row!.id}/`, cookie))).toBe(2)
  const moved = { what: String(row!.id), to: 'reading', opening: jobSlug }
  expect(await calls(() => send(portal, '/api/desk/applications/status', cookie, moved))).toBe(2)
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  // What a search or a status leaves is put in order, and nothing else is: the list comes in order from its index.
  const isNarrowed = (sql: string) => /lower\(|"status" in/.test(sql.split('order by')[0]!)
  const unexplained = faults.filter(({ plan, sql }) => plan.startsWith('SCAN') || !isNarrowed(sql))
  expect(unexplained).toEqual([])
  expect(planned).toBeGreaterThan(40)
  const { model }: { model: ListModel } = await (await look(portal, list, cookie)).json()
  expect([model.total, model.lines.length]).toEqual([10_001, 50])
  expect(JSON.stringify(model).length).toBeLessThan(20_000)
  await portal.close()
})

test('a search among a hundred thousand people by the beginning of a name or an address reads who is found and nobody else', {
  tag: '@proof',
}, async () => {
  const { portal, statements } = await openCountingPortal()
  await crowd(portal, 100_000)
  const cookie = await signedIn(portal)
  const already = statements.length
  for (const typed of ['person+9999', 'p9999']) {
    const { model }: { model: ListModel } = await (await look(portal, `${list}?q=${typed}`, cookie)).json()
    expect(model.total).toBe(11)
  }
  const searches = statements.slice(already).filter(({ sql }) => sql.includes('union all'))
  expect(searches).toHaveLength(4)
  for (const { sql, args } of searches) {
    const { rows } = await portal.client.execute({ sql: `explain query plan ${sql}`, args })
    const read = rows.map(({ detail }) => String(detail)).filter((detail) => /applications\b/.test(detail))
    expect(read.toSorted()).toEqual(onlyWhoIsFound)
  }
  await portal.close()
})

const onlyWhoIsFound = [
  'SEARCH applications USING INDEX applications_by_name (opening=? AND <expr>>? AND <expr><?)',
  'SEARCH applications USING INDEX applications_by_person (opening=? AND email>? AND email<?)',
  expect.stringMatching(/^SEARCH applications USING INDEX \w+ \((opening=\? AND )?id=\?\)$/),
]
