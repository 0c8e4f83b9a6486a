import { act, asProgram } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { owner, visit } from './portal/my-data.ts'
import { subscribe } from './portal/subscribing.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

test('E5, R-66 an objection is due in a calendar month, leaves the talent pool at once, and two letters go: one to weigh it, one as a receipt', async ({
  portal,
}) => {
  await apply(portal, { email: owner, 'consent-talent-pool': 'on' })
  portal.time.now = new Date('2027-01-31T09:30:00Z')
  const cookie = await visit(portal)
  const [application] = await portal.rows('applications')
  const what = String(application!.id)
  const answer = await act(portal, cookie, 'object', { what, reason: 'Jag söker jobb hos en konkurrent.' })
  expect(answer.headers.get('location')).toBe(`/nb/my-data/mine/?done=objected&to=${what}#${what}`)
  expect(await portal.rows('objections')).toMatchObject([
    { subject_id: what, reason: 'Jag söker jobb hos en konkurrent.', due_on: '2027-02-28', outcome: null },
  ])
  expect((await portal.rows('applications'))[0]).toMatchObject({ pool_rule: null })
  const [receipt] = await portal.letters(owner)
  expect(receipt!.text).toContain('28.\u00a0februar 2027')
  const { privacyContact } = portal.promises.site.controllers.find(
    ({ id }) => id === application!.controller,
  )!
  const [toWeigh] = await portal.letters(privacyContact.email)
  expect(toWeigh!.replyTo).toEqual([owner])
  expect(toWeigh!.text).toContain('Jag söker jobb hos en konkurrent.')
  expect(toWeigh!.text).toContain(String(application!.reference))
  await act(portal, cookie, 'object', { what, reason: 'En gång till' })
  expect(await portal.rows('objections')).toHaveLength(1)
  expect(await portal.letters(privacyContact.email)).toHaveLength(1)
})

test('E5 an objection to the newsletter needs no reason and ends it at once', async ({ portal }) => {
  const { id } = await subscribe(portal, { email: owner })
  const cookie = await visit(portal)
  portal.time.now = new Date(portal.time.now.getTime() + 60_000)
  const answer = await act(portal, cookie, 'object', { what: id }, asProgram)
  expect(await answer.json()).toEqual({ done: 'marketingEnded', what: id })
  expect((await portal.rows('subscriptions'))[0]).toMatchObject({ state: 'left' })
  expect(await portal.rows('suppressions')).toMatchObject([{ scope: 'newsletter' }])
})

test('E5 nobody objects for another person, nor where the ground is another than a weighing of interests', async ({
  portal,
}) => {
  await apply(portal, { email: 'other@post.example' })
  await apply(portal, { email: owner, opening: 'open', role: 'job-seeker' })
  const cookie = await visit(portal)
  for (const { id } of await portal.rows('applications'))
    expect((await act(portal, cookie, 'object', { what: String(id), reason: '' })).status).toBe(404)
  expect((await act(portal, '', 'object', { what: 'x' })).status).toBe(303)
  expect(await portal.rows('objections')).toEqual([])
})

test('E5 a reason that is too long is given back to be shortened, and an objection goes with its application', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const cookie = await visit(portal)
  const what = String((await portal.rows('applications'))[0]!.id)
  const long = 'å'.repeat(5_001)
  const again = await act(portal, cookie, 'object', { what, reason: long })
  expect(again.status).toBe(422)
  expect(await again.json()).toMatchObject({ page: 'my-data/object', model: { reason: long } })
  expect(await portal.rows('objections')).toEqual([])
  await act(portal, cookie, 'object', { what, reason: '' })
  expect(await portal.rows('objections')).toHaveLength(1)
  await sweepAt(portal, '2040-01-01T03:00:00Z')
  for (const table of ['applications', 'objections']) expect(await portal.rows(table)).toEqual([])
  expect((await portal.rows('outbox')).map(({ letter }) => letter)).toEqual(['application-erased'])
})
