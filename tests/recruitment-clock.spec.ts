import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import type { OpeningsModel } from '../functions/openings/models.ts'
import type { RetentionModel } from '../functions/retention/models.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { mine, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

const job = ({ promises }: TestPortal) => promises.openings.find(({ slug }) => slug === jobSlug)!

const end = (portal: TestPortal, on: string, opening = job(portal)) =>
  endRecruitment(portal.platform().db, opening, portal.promises.retention, on)

/** The last day of the first application, or of the one from another address. */
const dayOf = async (portal: TestPortal, email?: string) =>
  (await portal.rows('applications')).find((row) => !email || row.email === email)?.erase_by

async function isErasedOn(portal: TestPortal, day: string): Promise<void> {
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
  await sweepAt(portal, `${before}T12:00:00Z`)
  expect(await portal.rows('applications')).toHaveLength(1)
  await sweepAt(portal, `${day}T12:00:00Z`)
  expect(await portal.rows('applications')).toEqual([])
}

test('D4 an opening whose deadline is moved in content after its end stays ended, and its applications go on their day', async ({
  portal,
}) => {
  await apply(portal)
  await end(portal, '2026-11-02')
  const opening = job(portal)
  opening.deadlineOn = '2028-06-01'
  expect((await apply(portal, { email: 'new@post.example' })).status).toBe(422)
  const cookie = await signedIn(portal)
  await send(portal, '/api/desk/openings/reopen', cookie, { opening: jobSlug })
  await send(portal, '/api/desk/openings/close', cookie, { opening: jobSlug })
  const { model }: { model: OpeningsModel } = await (await look(portal, '/desk/openings/', cookie)).json()
  expect(model.openings).toMatchObject([{ state: 'ended', on: '2026-11-02', eraseBy: '2028-11-02' }])
  await end(portal, '2028-05-01')
  await isErasedOn(portal, '2028-11-02')
})

test('D4 a deadline that is extended moves no day that somebody was promised, nor the hard stop of their application', async ({
  portal,
}) => {
  await apply(portal)
  job(portal).deadlineOn = '2027-12-01'
  await apply(portal, { email: 'new@post.example' })
  expect([await dayOf(portal), await dayOf(portal, 'new@post.example')]).toEqual(['2029-06-16', '2030-06-01'])
  await end(portal, '2027-11-01')
  expect([await dayOf(portal), await dayOf(portal, 'new@post.example')]).toEqual(['2029-06-16', '2029-11-01'])
})

test('D4 an opening that is given another address in content keeps the clock of whoever applied under the old one', async ({
  portal,
}) => {
  await apply(portal, { phone: '070-174 06 05' })
  const [before] = await portal.rows('applications')
  job(portal).slug = 'moved-here'
  const cookie = await visit(portal)
  expect((await mine(portal, cookie)).status).toBe(200)
  const officer = await signedIn(portal, 'privacy-officer')
  const { model }: { model: RetentionModel } = await (await look(portal, '/desk/retention/', officer)).json()
  expect(model.openings).toContainEqual({
    slug: jobSlug,
    deadlineOn: null,
    startsOn: null,
    lastOn: null,
    applications: 1,
  })
  const moved = portal.promises.openings.find(({ slug }) => slug === 'moved-here')!
  await end(portal, '2026-11-02', moved)
  const [after] = await portal.rows('applications')
  expect(after).toEqual(before)
  await isErasedOn(portal, '2029-06-16')
})

test('D4 an ended opening that is given another address keeps its rejected applications locked away', async ({
  portal,
}) => {
  await apply(portal)
  await end(portal, '2026-11-02')
  await portal.client.execute("update applications set status = 'rejected'")
  job(portal).slug = 'moved-here'
  const [{ id }] = (await portal.rows('applications')) as unknown as [{ id: string }]
  const administrator = await signedIn(portal, 'administrator')
  expect((await look(portal, `/desk/applications/${id}/`, administrator)).status).toBe(404)
  expect(await dayOf(portal)).toBe('2028-11-02')
})

test('D4 an opening copied to be advertised again has a clock of its own, and starts or stops none of the old one', async ({
  portal,
}) => {
  await apply(portal)
  await end(portal, '2026-11-02')
  const copy = { ...job(portal), slug: 'the-same-again', deadlineOn: '2027-02-01' }
  portal.promises.openings.push(copy)
  const answer = await apply(portal, { opening: copy.slug, email: 'new@post.example' })
  expect(answer.status).toBe(201)
  expect([await dayOf(portal), await dayOf(portal, 'new@post.example')]).toEqual(['2028-11-02', '2029-08-01'])
  await end(portal, '2026-12-24', copy)
  expect([await dayOf(portal), await dayOf(portal, 'new@post.example')]).toEqual(['2028-11-02', '2028-12-24'])
})

test('D4 a closed opening that nobody ends comes to its hard stop all the same', async ({ portal }) => {
  await apply(portal)
  await send(portal, '/api/desk/openings/close', await signedIn(portal), { opening: jobSlug })
  await isErasedOn(portal, '2029-06-16')
})
