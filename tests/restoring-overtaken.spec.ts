import { act } from './portal/acting.ts'
import { allHolds, applied, holdOf, liftHold, onlyId, putHold } from './portal/holding.ts'
import { owner, visit } from './portal/my-data.ts'
import { officer } from './portal/requests-desk.ts'
import { butInVain, minutesLater, tick } from './portal/restoring.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

test('R-66 E5 a press to restrict that failed comes true by itself within minutes, also when it was the first that was ever written down', async ({
  portal,
}) => {
  const what = await applied(portal)
  await write(portal, { email: owner })
  const message = await onlyId(portal, 'contact_messages')
  const cookie = await visit(portal)
  await butInVain(portal, () => act(portal, cookie, 'restrict', { what, reason: 'needed' }))
  minutesLater(portal, 0.5)
  await act(portal, cookie, 'restrict', { what: message, reason: 'needed' })
  expect(await portal.rows('restrictions')).toMatchObject([{ subject_id: message }])
  minutesLater(portal, 3)
  await tick(portal)
  const restricted = (await portal.rows('restrictions')).map(({ subject_id }) => String(subject_id))
  expect(restricted.toSorted()).toEqual([what, message].toSorted())
})

test('R-66 a press to restrict that failed does not come true after it was made again and ended', async ({
  portal,
}) => {
  const what = await applied(portal)
  const cookie = await visit(portal)
  const restrict = () => act(portal, cookie, 'restrict', { what, reason: 'needed' })
  await butInVain(portal, restrict)
  minutesLater(portal, 0.5)
  await restrict()
  minutesLater(portal, 0.5)
  await act(portal, cookie, 'restrict', { what, lift: 'on' })
  expect(await portal.rows('restrictions')).toEqual([])
  minutesLater(portal, 3)
  await tick(portal)
  expect(await portal.rows('restrictions')).toEqual([])
})

test('R-66 ending a restriction in vain does not end the one that was put anew on the same thing', async ({
  portal,
}) => {
  const what = await applied(portal)
  const cookie = await visit(portal)
  const restrict = (reason: string) => act(portal, cookie, 'restrict', { what, reason })
  const end = () => act(portal, cookie, 'restrict', { what, lift: 'on' })
  await restrict('needed')
  minutesLater(portal, 0.5)
  await butInVain(portal, end)
  minutesLater(portal, 0.5)
  await end()
  minutesLater(portal, 0.5)
  await restrict('unlawful')
  minutesLater(portal, 3)
  await tick(portal)
  expect(await portal.rows('restrictions')).toMatchObject([{ subject_id: what, reason: 'unlawful' }])
})

test('R-74 a hold put in vain does not come back after it was put again and lifted', async ({ portal }) => {
  const id = await applied(portal)
  const cookie = await officer(portal)
  await butInVain(portal, () => putHold(portal, cookie, id))
  minutesLater(portal, 0.5)
  await putHold(portal, cookie, id)
  expect((await holdOf(portal, cookie, id)).hold).not.toBeNull()
  minutesLater(portal, 0.5)
  await liftHold(portal, cookie, id)
  minutesLater(portal, 3)
  await tick(portal)
  expect((await allHolds(portal, cookie)).standing).toEqual([])
})
