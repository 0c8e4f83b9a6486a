import { tinyPng } from './corpora/photos.ts'
import { act, asProgram } from './portal/acting.ts'
import { apply } from './portal/applying.ts'
import { send } from './portal/desk.ts'
import { afterItsDay, allHolds, applied, liftHold, onlyId, putHold } from './portal/holding.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { modelOf, officer } from './portal/requests-desk.ts'
import { minutesLater } from './portal/restoring.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

/** What somebody sent, and nothing of the ledger. */
const sealedIn = ({ objects }: TestPortal) =>
  [...objects.keys()].filter((name) => !name.startsWith('ledger/'))

test('R-74 a hold keeps an application whole past its day, the dry run and the report say so, and lifted it goes with the next run', async ({
  portal,
}) => {
  const id = await applied(portal, { phone: '070-174 06 05', photo: new File([tinyPng()], 'jag.png') })
  const cookie = await officer(portal)
  expect((await allHolds(portal, cookie)).standing).toEqual([])
  const answer = await putHold(portal, cookie, id)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/desk/holds/${id}/?done=put`])
  const { standing } = await allHolds(portal, cookie)
  expect(standing).toMatchObject([{ subjectId: id, ground: 'claim', reviewOn: '2027-04-30', daysLeft: 179 }])
  const { model: report } = await modelOf(portal, '/desk/retention/', cookie)
  expect(report.onHold).toMatchObject([{ ground: 'claim', reviewOn: '2027-04-30', sinceOn: '2026-11-02' }])
  await apply(portal, { email: 'bo.ek@post.example', phone: '070-174 06 05' })
  const left = { onHold: { count: 1, pastReview: 1 } }
  expect(await sweepAt(portal, afterItsDay, { dryRun: true })).toMatchObject({
    ...left,
    rules: { application: { count: 1 }, 'contact-details': { count: 1 } },
  })
  expect(await sweepAt(portal, afterItsDay)).toMatchObject(left)
  expect(await portal.rows('applications')).toMatchObject([{ id, phone: '+46 70 174 06 05' }])
  expect(sealedIn(portal)).toHaveLength(2)
  expect(await sweepAt(portal, portal.time.now.toISOString())).toMatchObject({
    onHold: { count: 1, pastReview: 0 },
  })
  const lifted = await liftHold(portal, await officer(portal), id)
  expect(lifted.headers.get('location')).toBe('/desk/holds/?done=lifted')
  await sweepAt(portal, afterItsDay)
  expect([await portal.rows('applications'), await portal.rows('holds'), sealedIn(portal)]).toEqual([
    [],
    [],
    [],
  ])
})

test('R-67 who wants an application on hold erased is told that it is kept, why and when that is looked at again, and it goes once lifted', async ({
  portal,
}) => {
  const id = await applied(portal, { photo: new File([tinyPng()], 'jag.png') })
  const cookie = await officer(portal)
  await putHold(portal, cookie, id)
  const me = await visit(portal)
  const [item] = (await (await mine(portal, me)).json()).items
  expect(item.hold).toEqual({ ground: 'claim', reviewOn: '2027-04-30' })
  const asked = await act(portal, me, 'erase', { what: id }, asProgram)
  expect((await asked.json()).items).toEqual([{ id, whenErased: 'onHold' }])
  const { receipt } = await (await act(portal, me, 'erase', { what: id, confirm: 'on' }, asProgram)).json()
  expect([receipt.erased, receipt.kept[0]]).toEqual([
    [],
    { kind: 'onHold', rule: 'application', until: null },
  ])
  const [letter] = await portal.letters(owner)
  expect(letter!.text).toMatch(/rettslig krav.*30.\u00a0april 2027/s)
  expect(letter!.text).not.toContain('har fjernet')
  expect(sealedIn(portal)).toHaveLength(2)
  expect(await portal.rows('applications')).toMatchObject([{ id, email: owner, erase_by: '2026-11-02' }])
  await sweepAt(portal, portal.time.now.toISOString())
  expect(await portal.rows('applications')).toHaveLength(1)
  await liftHold(portal, cookie, id)
  await sweepAt(portal, portal.time.now.toISOString())
  expect([await portal.rows('applications'), await portal.rows('application_files')]).toEqual([[], []])
})

test('R-67 a decided application on hold keeps even its photo, and is locked away until its own day once lifted', async ({
  portal,
}) => {
  const id = await applied(portal, { phone: '070-174 06 05', photo: new File([tinyPng()], 'jag.png') })
  await portal.client.execute(
    "update applications set base_starts_on = '2026-11-01', base_erase_by = '2028-11-01'",
  )
  const cookie = await officer(portal)
  await putHold(portal, cookie, id)
  await act(portal, await visit(portal), 'erase', { what: 'everything', confirm: 'on' })
  const kept = () => portal.rows('applications')
  expect(await kept()).toMatchObject([{ phone: '+46 70 174 06 05', erase_by: '2028-11-01' }])
  expect(await portal.rows('application_files')).toHaveLength(2)
  await liftHold(portal, cookie, id)
  await sweepAt(portal, portal.time.now.toISOString())
  expect(await kept()).toMatchObject([{ id, phone: null, erase_by: '2028-11-01' }])
  expect((await kept())[0]!.defended_at).not.toBeNull()
  expect(await portal.rows('application_files')).toHaveLength(1)
})

test('R-67 withdrawn on its receipt an application on hold is locked away, the page says why, and nobody is told that it is gone', async ({
  portal,
}) => {
  const { links } = await (await apply(portal, { email: owner })).json()
  const id = await onlyId(portal, 'applications')
  const cookie = await officer(portal)
  await putHold(portal, cookie, id, { ground: 'authority' })
  const letters = await portal.letters(owner)
  const withdraw = () =>
    send(portal, new URL(links.receipt, 'https://portal.example').pathname, '', {
      action: 'withdraw',
      confirm: 'on',
    })
  for (const _ of ['once', 'again']) {
    const answer = await withdraw()
    expect(answer.status).toBe(409)
    expect((await answer.json()).model.receipt).toMatchObject({
      hold: { ground: 'authority' },
      isLockedAway: true,
    })
  }
  expect(await portal.rows('applications')).toMatchObject([{ id, email: owner, erase_by: '2026-11-02' }])
  expect([await portal.letters(owner), await portal.rows('erasing')]).toEqual([letters, []])
})

for (const way of ['my-data', 'receipt'])
  test(`R-40 of an application on hold the talent pool’s consent ends with the wish to have it erased, said by ${way}`, async ({
    portal,
  }) => {
    const fields = { email: owner, 'consent-talent-pool': 'on' }
    const { links } = await (await apply(portal, fields)).json()
    const id = await onlyId(portal, 'applications')
    await putHold(portal, await officer(portal), id)
    const wish = { action: 'withdraw', confirm: 'on' }
    const receipt = new URL(links.receipt, 'https://portal.example').pathname
    minutesLater(portal, 1)
    for (const _ of ['once', 'again'])
      if (way === 'receipt') await send(portal, receipt, '', wish)
      else await act(portal, await visit(portal), 'erase', { what: id, confirm: 'on' })
    const said = (await portal.rows('consents')).filter(({ purpose }) => purpose === 'talent-pool')
    expect(said.map(({ event, form }) => [event, form])).toEqual([
      ['given', 'application'],
      ['withdrawn', way],
    ])
  })

test('R-67 a message on hold outlives its day, its person’s wish and the consent taken back, and goes once lifted', async ({
  portal,
}) => {
  await write(portal, { email: owner })
  const id = await onlyId(portal, 'contact_messages')
  const cookie = await officer(portal)
  await putHold(portal, cookie, id)
  const me = await visit(portal)
  await act(portal, me, 'consents', { purpose: 'contact', what: id, withdraw: 'on' }, asProgram)
  const consents = (await portal.rows('consents')).map(({ event }) => event)
  expect([consents, await portal.rows('contact_messages')]).toEqual([
    ['given', 'withdrawn'],
    [expect.objectContaining({ id, erase_by: '2026-11-02' })],
  ])
  await act(portal, me, 'erase', { what: id, confirm: 'on' })
  await write(portal, { email: 'bo.ek@post.example' })
  await sweepAt(portal, afterItsDay)
  expect(await portal.rows('contact_messages')).toHaveLength(1)
  await liftHold(portal, await officer(portal), id)
  await sweepAt(portal, portal.time.now.toISOString())
  expect(await portal.rows('contact_messages')).toEqual([])
  expect((await portal.rows('traces')).map(({ reason }) => reason)).toEqual([null])
})

test('a message whose hold was lifted is erased at once when its consent is taken back', async ({
  portal,
}) => {
  await write(portal, { email: owner })
  const id = await onlyId(portal, 'contact_messages')
  const cookie = await officer(portal)
  await putHold(portal, cookie, id)
  await liftHold(portal, cookie, id)
  await act(
    portal,
    await visit(portal),
    'consents',
    { purpose: 'contact', what: id, withdraw: 'on' },
    asProgram,
  )
  expect([await portal.rows('contact_messages'), await portal.rows('erasing')]).toEqual([[], []])
  const told = (await portal.rows('traces')).map(({ act, reason }) => [act, reason])
  expect(told).toEqual([
    ['put-hold', null],
    ['lifted-hold', null],
  ])
})
