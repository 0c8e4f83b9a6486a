import { faultsIn } from './bench/db/plans.ts'
import { openCountingPortal } from './portal/counting.ts'
import { look } from './portal/desk.ts'
import { visit } from './portal/my-data.ts'
import {
  applicant,
  askToShare,
  linkOfApplicant,
  linkOfRecipient,
  press,
  withApplication,
} from './portal/sharing.ts'
import { expect, test } from './portal/test.ts'

test('sharing is two calls to the database a page at the desk, one or two behind a link, and none reads a whole table', async () => {
  const { portal, statements } = await openCountingPortal()
  const { id, cookie } = await withApplication(portal)
  await portal.letters()
  const already = statements.length
  const calls = async (act: () => Promise<Response> | Response) => {
    const before = portal.turso.requests()
    await act()
    return portal.turso.requests() - before
  }
  const page = `/desk/applications/${id}/`
  expect(await calls(() => look(portal, `${page}share/`, cookie))).toBe(2)
  expect(await calls(() => askToShare(portal, { id, cookie }, { until: '2040-01-01' }))).toBe(2)
  await askToShare(portal, { id, cookie })
  const asked = await linkOfApplicant(portal)
  expect(await calls(() => portal.app.request(asked))).toBe(1)
  await press(portal, asked, { answer: 'approve' })
  const link = await linkOfRecipient(portal)
  expect(await calls(() => portal.app.request(link))).toBe(1)
  expect(await calls(() => press(portal, link))).toBe(1)
  expect(await calls(() => look(portal, page, cookie))).toBe(2)
  await visit(portal, applicant)
  await press(portal, asked, { answer: 'end' })
  await portal.letters()
  const { faults, planned } = faultsIn(portal.databaseFile, statements.slice(already))
  expect(faults).toEqual([])
  expect(planned).toBeGreaterThan(15)
  await portal.close()
})
