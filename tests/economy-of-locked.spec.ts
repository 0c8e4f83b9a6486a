import { faultsIn } from './bench/db/plans.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look, signedIn } from './portal/desk.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'

/** As many copies of the first application as said, each changed in some way. */
async function copies(portal: TestPortal, count: number, name: string, set: string) {
  const [row] = await portal.rows('applications')
  const columns = Object.keys(row!).filter((column) => !['id', 'deciding_rule', 'erase_by'].includes(column))
  await portal.client.execute(`
    insert into applications (id, ${columns}) with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    select '${name}-' || printf('%03d', i), ${columns} from applications, n where id = '${row!.id}'`)
  await portal.client.execute(`update applications set ${set} where id like '${name}-%'`)
}

async function withLocked() {
  const { portal, statements } = await openCountingPortal()
  await apply(portal)
  await copies(portal, 60, 'rejected', "status = 'rejected'")
  await copies(portal, 30, 'withdrawn', "status = 'withdrawn'")
  await copies(portal, 20, 'defended', 'defended_at = 1')
  await copies(portal, 9, 'hired', "status = 'hired'")
  await copies(portal, 5, 'talent', "status = 'rejected', pool_rule = 'talent-pool'")
  await copies(portal, 7, 'elsewhere', "status = 'rejected', opening = 'recruiter-gothenburg'")
  await copies(portal, 3, 'kept', "status = 'hired'")
  await portal.client.execute(`insert into opening_ends values ('${jobSlug}', '2026-11-02')`)
  await portal.client.execute(`
    insert into holds select id, 'application', reference, controller, 'claim', 'x', 'x', '2026-11-02', '2027-01-01', 1, null
    from applications where id like 'kept-%' or id like 'rejected-00%'`)
  await portal.client.execute(
    "insert into restrictions values ('withdrawn-030', 'unlawful', '2026-11-02', '2027-01-01')",
  )
  await portal.client.execute("insert into erasing values ('defended-020', 'application')")
  const officer = await signedIn(portal, 'privacy-officer')
  const page = async (query: string) =>
    (await (await look(portal, `/desk/locked/${query}`, officer)).json()).model
  return { portal, statements, page }
}

test('everything locked away is listed page by page, the latest first, once, and nothing else', async () => {
  const { portal, page } = await withLocked()
  const pages: string[][] = []
  for (let from: string | null = ''; from !== null; ) {
    const model: { lines: { id: string }[]; older: string | null; isFirst: boolean } = await page(
      from && `?from=${from}`,
    )
    expect(model.isFirst).toBe(pages.length === 0)
    pages.push(model.lines.map(({ id }) => id))
    from = model.older
  }
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 11])
  const all = pages.flat()
  expect(all).toEqual([...new Set(all)].sort().reverse())
  const by = Object.groupBy(all, (id) => id.split('-')[0]!)
  expect(Object.entries(by).map(([name, ids]) => [name, ids!.length])).toEqual([
    ['withdrawn', 29],
    ['rejected', 60],
    ['kept', 3],
    ['defended', 19],
  ])
  await portal.close()
})

test('a page of what is locked away is one call to the database beside the guard’s, and no statement scans or sorts applications', async () => {
  const { portal, statements, page } = await withLocked()
  const [already, before] = [statements.length, portal.turso.requests()]
  await page('?from=rejected-020')
  expect(portal.turso.requests() - before).toBe(2)
  const asked = statements.slice(already)
  const { faults, planned } = faultsIn(portal.databaseFile, asked)
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(1)
  const { sql, args } = asked.find((one) => one.sql.includes('opening_ends'))!
  const plan = await portal.client.execute({ sql: `explain query plan ${sql}`, args: args as string[] })
  const steps = plan.rows.map(({ detail }) => String(detail)).join(' | ')
  for (const used of [
    /SEARCH applications USING (COVERING )?INDEX applications_defended \(id<\?\)/,
    /SEARCH applications USING (COVERING )?INDEX applications_at_desk \(opening=\? AND status=\? AND id<\?\)/,
    /SEARCH holds USING (COVERING )?INDEX holds_by_review/,
  ])
    expect(steps).toMatch(used)
  await portal.close()
})
