import { instantAt, wallTimeIn } from '../functions/promises/calendar/wall-time.ts'
import { onTick } from '../functions/scheduled.ts'
import { anotherSession } from './portal/desk.ts'
import { add, idIn, incident, note } from './portal/noting.ts'
import { officer } from './portal/requests-desk.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

test('a day before the 72 hours are over those responsible get one letter, unless it is reported or reasoned away', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  const id = idIn(await note(portal, cookie))
  await note(portal, cookie, { 'not-reported': 'The list was empty.' })
  await note(portal, cookie, { reported: '2026-11-02T10:00' })
  const to = portal.promises.site.controllers[0]!.privacyContact.email
  const tickAt = async (at: string) => {
    portal.time.now = new Date(at)
    await onTick(portal.platform(), portal.promises, { cron: '17 * * * *', at: portal.time.now })
    return portal.letters(to)
  }
  expect(await tickAt('2026-11-04T08:29:00Z')).toHaveLength(0)
  const [letter, ...more] = await tickAt('2026-11-04T08:30:00Z')
  expect(more).toEqual([])
  expect(letter!.subject).toContain('5\u00a0november 2026 kl. 09.30')
  expect(letter!.text).toContain(`/desk/incidents/${id}/`)
  expect(letter!.text).not.toContain('employer')
  expect(await tickAt('2026-11-05T10:17:00Z')).toHaveLength(1)
  const later = await anotherSession(portal, 'privacy-officer')
  await add(portal, later, id, { seen: '1', known: '2026-11-02T10:00' })
  expect(await tickAt('2026-11-05T10:30:00Z')).toHaveLength(2)
})

test('R-71 a clock on the wall is read as the organisation’s, also on the nights it is changed', () => {
  const zone = 'Europe/Stockholm'
  const at = (wall: string) => instantAt(zone, wall)?.toISOString() ?? null
  expect(at('2026-11-02T09:30')).toBe('2026-11-02T08:30:00.000Z')
  expect(at('2026-07-01T00:00')).toBe('2026-06-30T22:00:00.000Z')
  expect([at('2027-03-28T01:59'), at('2027-03-28T03:00')]).toEqual([
    '2027-03-28T00:59:00.000Z',
    '2027-03-28T01:00:00.000Z',
  ])
  expect(at('2027-03-28T02:30')).toBeNull()
  expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
  expect(at('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z')
  for (const no of ['', '2026-11-02', '2026-11-02T24:00', '2026-02-29T10:00', '2026-11-02T09:30:00Z'])
    expect(at(no), no).toBeNull()
  for (const around of ['2026-03-28', '2026-06-30', '2026-10-24', '2026-12-31'])
    for (let hour = 0; hour < 48; hour++) {
      const instant = new Date(Date.parse(around) + (hour + 0.5) * 3_600_000)
      const back = instantAt(zone, wallTimeIn(zone, instant))!
      expect([0, -3_600_000]).toContain(back.getTime() - instant.getTime())
    }
})

test('72 hours are 72 hours, also when the clocks are changed in them', async ({ portal }) => {
  portal.time.now = new Date('2027-03-27T12:00:00Z')
  const cookie = await officer(portal)
  const id = idIn(await note(portal, cookie, { known: '2027-03-27T13:00' }))
  portal.time.now = new Date('2027-03-30T11:59:00Z')
  const later = await anotherSession(portal, 'privacy-officer')
  expect((await incident(portal, later, id)).incident!.hoursLeft).toBe(0)
})

test('a note nobody has added to for five years goes with all its entries, and no earlier', async ({
  portal,
}) => {
  const cookie = await officer(portal)
  await note(portal, cookie)
  await sweepAt(portal, '2031-11-01T03:00:00Z')
  expect(await portal.rows('incident_entries')).toHaveLength(1)
  await sweepAt(portal, '2031-11-02T03:00:00Z')
  expect([await portal.rows('incident_entries'), await portal.rows('incidents')]).toEqual([[], []])
})
