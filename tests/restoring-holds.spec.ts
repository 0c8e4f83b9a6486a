import { onTick } from '../functions/scheduled.ts'
import { send } from './portal/desk.ts'
import { afterItsDay, applied, holdOf, liftHold, onlyId, putHold, usualHold } from './portal/holding.ts'
import { erase, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { officer } from './portal/requests-desk.ts'
import { backUp, minutesLater, putBack, tick } from './portal/restoring.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const eraseEverything = async (portal: TestPortal) =>
  erase(portal, await visit(portal), { what: 'everything', confirm: 'on' })

/** What is on hold, but for what was written about it, by the ids of the things. */
const holdsOf = async (portal: TestPortal) =>
  (await portal.rows('holds'))
    .map(({ reminded_of: _, ...row }) => row)
    .toSorted((one, other) => String(one.subject_id).localeCompare(String(other.subject_id)))

/** The database as it was, an hour after what came since. */
async function restored(portal: TestPortal, copy: string): Promise<TestPortal> {
  minutesLater(portal, 60)
  return putBack(portal, copy)
}

test('E5 R-74 a database restored from before a hold knows it before it follows an erasure: what is on hold is kept, with its reason, and goes once lifted', async ({
  portal,
}) => {
  const id = await applied(portal, { phone: '070-174 06 05' })
  await write(portal, { email: owner })
  const message = await onlyId(portal, 'contact_messages')
  const copy = backUp(portal)
  const cookie = await officer(portal)
  await putHold(portal, cookie, id)
  await putHold(portal, cookie, message, { ground: 'authority' })
  minutesLater(portal, 1)
  const { hold } = await holdOf(portal, cookie, id)
  const later = { seen: String(hold!.changedAt), reason: 'The court has asked for more time.' }
  await putHold(portal, cookie, id, { ...later, review: '2027-05-01' })
  minutesLater(portal, 1)
  await eraseEverything(portal)
  const back = await restored(portal, copy)
  await tick(back)
  expect(await back.rows('applications')).toMatchObject([{ id, email: owner, phone: '+46 70 174 06 05' }])
  expect(await back.rows('contact_messages')).toMatchObject([{ id: message }])
  expect(await holdsOf(back)).toEqual(await holdsOf(portal))
  expect((await back.rows('holds')).find(({ subject_id }) => subject_id === id)).toMatchObject({
    ...{ case_reference: usualHold.case, reason: later.reason, review_on: '2027-05-01' },
  })
  await liftHold(back, await officer(back), id)
  await sweepAt(back, back.time.now.toISOString())
  expect(await back.rows('applications')).toEqual([])
  await back.close()
})

test('E5 R-74 a hold lifted since the copy was made is lifted in the restored database too, and what nobody holds goes', async ({
  portal,
}) => {
  const id = await applied(portal)
  const cookie = await officer(portal)
  await putHold(portal, cookie, id)
  minutesLater(portal, 1)
  const copy = backUp(portal)
  await liftHold(portal, cookie, id)
  minutesLater(portal, 1)
  await eraseEverything(portal)
  const back = await restored(portal, copy)
  await tick(back)
  expect([await back.rows('holds'), await back.rows('applications')]).toEqual([[], []])
  await back.close()
})

test('E5 R-74 the retention job of a restored database knows a hold before it erases what is due', async ({
  portal,
}) => {
  const id = await applied(portal)
  const copy = backUp(portal)
  await putHold(portal, await officer(portal), id)
  const back = await restored(portal, copy)
  back.time.now = new Date(afterItsDay)
  await onTick(back.platform(), back.promises, { cron: 'sweep', at: back.time.now })
  expect(await back.rows('applications')).toMatchObject([{ id }])
  await back.close()
})

test('of two officers the ledger believes the one the database believed', async ({ portal }) => {
  const id = await applied(portal)
  const copy = backUp(portal)
  const cookie = await officer(portal)
  await putHold(portal, cookie, id)
  minutesLater(portal, 1)
  for (const seen of ['', '1'])
    expect((await putHold(portal, cookie, id, { seen, ground: 'authority' })).status).toBe(422)
  const late = await send(portal, `/api/desk/holds/${id}/lift`, cookie, {
    ...{ seen: '1', because: 'No longer needed.' },
  })
  expect(late.status).toBe(422)
  const back = await restored(portal, copy)
  await tick(back)
  expect(await back.rows('holds')).toEqual(await portal.rows('holds'))
  await back.close()
})

test('the note of a hold names no person, and what an officer wrote is sealed', async ({ portal }) => {
  const id = await applied(portal)
  await putHold(portal, await officer(portal), id)
  const notes = [...portal.objects].filter(([name]) => name.startsWith('ledger/at/'))
  expect(notes).toHaveLength(1)
  const said = new TextDecoder().decode(notes[0]![1].bytes)
  expect(said).toContain(id)
  const reference = String((await portal.rows('applications'))[0]!.reference)
  for (const secret of [owner, reference, usualHold.case, usualHold.reason, 'summons'])
    expect(said).not.toContain(secret)
})

test('R-74 a hold that cannot be noted is not put, and the second press puts it', async ({ portal }) => {
  const id = await applied(portal)
  const cookie = await officer(portal)
  portal.objects.set = () => {
    throw new Error('silent')
  }
  expect((await putHold(portal, cookie, id)).status).toBeGreaterThanOrEqual(500)
  expect(await portal.rows('holds')).toEqual([])
  Reflect.deleteProperty(portal.objects, 'set')
  expect((await putHold(portal, cookie, id)).status).toBe(303)
  expect(await portal.rows('holds')).toHaveLength(1)
})
