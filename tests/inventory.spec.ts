import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as ofActs from '../db/schema/acts.ts'
import * as ofContact from '../db/schema/contact.ts'
import * as ofDesk from '../db/schema/desk.ts'
import * as ofHolds from '../db/schema/holds.ts'
import * as ofIncidents from '../db/schema/incidents.ts'
import * as ofLedger from '../db/schema/ledger.ts'
import * as ofMyData from '../db/schema/my-data.ts'
import * as ofNewsletter from '../db/schema/newsletter.ts'
import * as ofPolicyNews from '../db/schema/policy-news.ts'
import * as ofRequests from '../db/schema/requests.ts'
import * as ofRetention from '../db/schema/retention.ts'
import * as ofStaff from '../db/schema/staff.ts'
import * as schema from '../db/schema.ts'
import { leftByStaff } from '../functions/applications/desk/remarks/left.ts'
import { erasureDuties, rulesWithoutRows } from '../functions/personal-data.ts'
import { prefixes } from '../functions/promises/inventory/bucket.ts'
import { tables } from '../functions/promises/inventory/inventory.ts'
import { tinyPng } from './corpora/photos.ts'
import { apply } from './portal/applying.ts'
import { promisesThatAsk } from './portal/asking.ts'
import { erase, visit } from './portal/my-data.ts'
import { demoPromises } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { leaveTrace, sealAt } from './portal/tracing.ts'

const schemaTables = Object.values({
  ...schema,
  ...ofActs,
  ...ofContact,
  ...ofDesk,
  ...ofHolds,
  ...ofIncidents,
  ...ofLedger,
  ...ofMyData,
  ...ofNewsletter,
  ...ofPolicyNews,
  ...ofRequests,
  ...ofRetention,
  ...ofStaff,
}).filter((value) => is(value, SQLiteTable))

/** What the inventory and the schema do not agree on. */
function disagreements(listed: typeof tables): string[] {
  const named = Object.fromEntries(schemaTables.map((table) => [getTableName(table), table]))
  const names = new Set([...Object.keys(named), ...Object.keys(listed)])
  return [...names].flatMap((name) => {
    const inSchema = named[name]
      ? Object.values(getTableColumns(named[name])).map((column) => column.name)
      : []
    const inInventory = Object.keys(listed[name]?.columns ?? {})
    const unlisted = inSchema
      .filter((column) => !inInventory.includes(column))
      .map((column) => `${name}.${column} is not in the inventory`)
    const imagined = inInventory
      .filter((column) => !inSchema.includes(column))
      .map((column) => `${name}.${column} is not in the schema`)
    return [...unlisted, ...imagined]
  })
}

test('R-85 every column is in the inventory, and every entry in the schema', () => {
  expect(disagreements(tables)).toEqual([])
})

test('R-85 the database has no table that the inventory does not know', async ({ portal }) => {
  const found = await portal.client.execute(
    "select name from sqlite_master where type = 'table' and name not glob 'sqlite_*' and name not glob '__drizzle*'",
  )
  expect(found.rows.map(({ name }) => name).sort()).toEqual(Object.keys(tables).sort())
})

test('R-85 whatever belongs to an application is shown with it and goes with it, by one list', () => {
  const ofApplications = schemaTables.filter((table) => 'applicationId' in getTableColumns(table))
  const listed = [schema.applicationFiles, ...leftByStaff].map((table) => getTableName(table))
  expect(listed.sort()).toEqual(ofApplications.map((table) => getTableName(table)).sort())
})

test('R-85 a column nobody listed is found', () => {
  const { phone: _, ...columns } = tables.applications!.columns
  const forgetful = { ...tables, applications: { ...tables.applications!, columns } }
  expect(disagreements(forgetful)).toEqual(['applications.phone is not in the inventory'])
})

test('R-85 whatever is about a person goes by a rule that content has and a duty carries out', async () => {
  const promises = await promisesThatAsk()
  const carriedOut = [...erasureDuties(promises).flatMap((duty) => duty.rules), ...rulesWithoutRows]
  const inContent = promises.retention.rules.map(({ id }) => id)
  for (const [name, holding] of [...Object.entries(tables), ...Object.entries(prefixes)]) {
    if (holding.about === 'nobody') continue
    expect(holding.rules.length, name).toBeGreaterThan(0)
    expect(holding.erasedBy, name).not.toBe('')
    for (const rule of holding.rules) {
      expect(inContent, name).toContain(rule)
      expect(carriedOut, name).toContain(rule)
    }
  }
})

test('R-85 every rule that erases is carried out by a duty, or by the reaper where no row is', () => {
  const promises = demoPromises()
  const carriedOut = new Set([...erasureDuties(promises).flatMap((duty) => duty.rules), ...rulesWithoutRows])
  const erasing = promises.retention.rules.filter(({ then }) => then === 'erase').map(({ id }) => id)
  expect(erasing.filter((rule) => !carriedOut.has(rule))).toEqual([])
})

test('R-85 the bucket holds nothing but the listed prefixes', async ({ portal }) => {
  await apply(portal, { photo: new File([tinyPng()], 'jag.png') })
  await apply(portal, { name: '' })
  await erase(portal, await visit(portal), { what: 'everything', confirm: 'on' })
  await leaveTrace(portal, '2026-11-02T09:00:00Z')
  await sealAt(portal, '2026-11-04T09:00:00Z')
  const used = new Set([...portal.objects.keys()].map((name) => name.split('/')[0]))
  expect([...used].sort()).toEqual(Object.keys(prefixes).sort())
})
