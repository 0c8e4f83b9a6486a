import { sendIssues } from '../functions/newsletter/sending/send.ts'
import { act, asProgram } from './portal/acting.ts'
import { contactsIn, enter, entered, hourly, ida, source } from './portal/contacts.ts'
import { anotherSession } from './portal/desk.ts'
import { makeIssue } from './portal/mailing.ts'
import { owner, visit } from './portal/my-data.ts'
import { backUp, minutesLater, oneClick, putBack, tick } from './portal/restoring.ts'
import { reader, subscribe } from './portal/subscribing.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

test('C3 one click ends it at once, and the address cannot be entered again', async ({ portal }) => {
  const cookie = await entered(portal)
  const [contact] = await contactsIn(portal)
  const token = await portal.platform().addresses.tokenFor('subscription', String(contact!.id))
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  expect((await portal.app.request(`/u/${token}`, { method: 'POST', body })).status).toBe(200)
  expect(await portal.rows('suppressions')).toMatchObject([{ reason: 'left' }])
  expect(await portal.rows('consents')).toEqual([])
  await hourly(portal)
  await makeIssue(portal)
  await sendIssues(portal.platform(), portal.promises)
  expect((await portal.letters(ida)).filter(({ subject }) => !subject.startsWith('Du är inlagd'))).toEqual([])
  expect((await enter(portal, cookie, ida)).status).toBe(422)
  const { rules } = await sweepAt(portal, '2026-11-03T23:00:00Z')
  expect(rules['newsletter-subscription']).toEqual({ count: 1 })
  const later = await anotherSession(portal, 'administrator')
  expect((await enter(portal, later, ida)).status).toBe(422)
})

test('R-61 E5 a contact sees in my data from where, can put the name right, and an objection ends it', async ({
  portal,
}) => {
  await entered(portal, owner)
  const cookie = await visit(portal)
  const shown = await (await portal.app.request('/nb/my-data/mine/', { headers: { Cookie: cookie } })).json()
  const thing = shown.model.items.find(({ kind }: { kind: string }) => kind === 'partnerContact')
  expect(thing).toMatchObject({ keptBy: [{ rule: 'partner-untold', eraseBy: '2026-12-02' }] })
  const fields = JSON.stringify(thing.rows)
  for (const name of ['name', 'organisation', 'source', 'entered_at', 'untold_since'])
    expect(fields).toContain(`subscriptions.${name}`)
  expect(fields).toContain(source)
  expect(fields).not.toContain('confirmed_at')
  await hourly(portal)
  const what = String((await contactsIn(portal))[0]!.id)
  await act(portal, cookie, 'correct', { what, field: 'name', value: 'Ida Holm Ek' }, asProgram)
  await act(portal, cookie, 'correct', { what, field: 'locale', value: 'nb' }, asProgram)
  expect(await contactsIn(portal)).toMatchObject([{ name: 'Ida Holm Ek', locale: 'nb' }])
  const answer = await act(portal, cookie, 'object', { what }, asProgram)
  expect(await answer.json()).toEqual({ done: 'marketingEnded', what })
  expect(await contactsIn(portal)).toMatchObject([{ state: 'left' }])
  expect(await portal.rows('suppressions')).toMatchObject([{ scope: 'newsletter', reason: 'left' }])
})

test('C3 whom the first letter never reached is erased within a month, and whom it did after three years', async ({
  portal,
}) => {
  await entered(portal)
  await portal.client.execute("update outbox set state = 'dead' where letter = 'partner-first'")
  await sweepAt(portal, '2026-12-01T22:59:00Z')
  expect(await contactsIn(portal)).toHaveLength(1)
  const { rules } = await sweepAt(portal, '2026-12-01T23:00:00Z')
  expect(rules['partner-untold']).toEqual({ count: 1 })
  expect(JSON.stringify([await contactsIn(portal), await portal.rows('outbox')])).not.toContain(ida)
  await enter(portal, await anotherSession(portal, 'administrator'), ida)
  await hourly(portal)
  expect((await sweepAt(portal, '2029-11-01T22:59:00Z')).rules['partner-contact']).toEqual({ count: 0 })
  expect((await sweepAt(portal, '2029-11-01T23:00:00Z')).rules['partner-contact']).toEqual({ count: 1 })
  expect(await contactsIn(portal)).toEqual([])
})

test('who subscribes on their own reads by their own yes from then on, and what staff had entered goes', async ({
  portal,
}) => {
  await entered(portal, reader)
  portal.time.now = new Date(portal.time.now.getTime() + 60_000)
  await subscribe(portal)
  expect(await portal.rows('subscriptions')).toMatchObject([
    {
      state: 'confirmed',
      name: null,
      organisation: null,
      source: null,
      entered_at: null,
      untold_since: null,
    },
  ])
})

test('X4 a contact who said no after the copy was made gets nothing from a restored database', async ({
  portal,
}) => {
  await entered(portal)
  await hourly(portal)
  const [contact] = await contactsIn(portal)
  const copy = backUp(portal)
  minutesLater(portal, 1)
  const token = await portal.platform().addresses.tokenFor('subscription', String(contact!.id))
  expect((await oneClick(portal, token)).status).toBe(200)
  minutesLater(portal, 10)
  const restored = await putBack(portal, copy)
  expect(await contactsIn(restored)).toMatchObject([{ state: 'confirmed' }])
  await makeIssue(restored)
  await tick(restored)
  expect((await restored.letters(ida)).filter(({ subject }) => !subject.startsWith('Du är inlagd'))).toEqual(
    [],
  )
  expect(await contactsIn(restored)).toMatchObject([{ state: 'left' }])
  expect(await restored.rows('suppressions')).toMatchObject([{ reason: 'left' }])
  await restored.close()
})
