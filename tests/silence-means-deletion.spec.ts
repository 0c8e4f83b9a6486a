import type { MineModel } from '../functions/my-data/models.ts'
import { filesOf } from './portal/bucket.ts'
import { hourly, lettersSince, openApplication, person, standingOf } from './portal/keeping.ts'
import { mine, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { receiptOf } from './portal/withdrawing.ts'

/** The hourly cron at an instant, with the letters it sends. */
async function passTo(portal: TestPortal, instant: string): Promise<void> {
  portal.time.now = new Date(instant)
  await hourly(portal)
}

const subjects = async (portal: TestPortal) =>
  (await lettersSince(portal)).map(({ subject }) => subject).reverse()

async function heldThere(portal: TestPortal): Promise<string[]> {
  const held: MineModel = await (await mine(portal, await visit(portal, person))).json()
  return held.items.map(({ kind }) => kind)
}

for (const { name, changes, ahead, gone, erasedOn, told } of [
  {
    name: 'open application',
    changes: openApplication,
    ahead: ['2027-10-02T21:17:00Z', '2027-10-02T22:17:00Z'],
    gone: ['2027-11-01T22:17:00Z', '2027-11-01T23:17:00Z'],
    erasedOn: '2027-11-02',
    told: 'Den 2\u00a0november 2027 raderar vi din ansökan',
  },
  {
    name: 'application for a job in the talent pool',
    changes: { 'consent-talent-pool': 'on', phone: '070-174 06 05' },
    ahead: ['2029-05-16T21:17:00Z', '2029-05-16T22:17:00Z'],
    gone: ['2029-06-15T21:17:00Z', '2029-06-15T22:17:00Z'],
    erasedOn: '2029-06-16',
    told: 'Den 16\u00a0juni 2029 raderar vi din ansökan',
  },
] as const)
  test(`D5 an ${name} that nobody answers for: the letter ahead, silence, deletion on the day it said, a last letter, and my data holds nothing`, async ({
    portal,
  }) => {
    const receipt = await receiptOf(portal, changes)
    await portal.letters()
    expect(await standingOf(portal, receipt)).toMatchObject({ eraseBy: erasedOn })
    expect(await heldThere(portal)).toContain('application')

    await passTo(portal, ahead[0])
    expect(await subjects(portal)).not.toContain(told)
    await passTo(portal, ahead[1])
    expect((await subjects(portal)).at(-1)).toBe(told)
    expect(await heldThere(portal)).toContain('application')

    await passTo(portal, gone[0])
    expect(await portal.rows('applications')).toHaveLength(1)
    await passTo(portal, gone[1])
    expect((await subjects(portal)).at(-1)).toBe('Din ansökan är raderad')
    expect((await subjects(portal)).filter((subject) => subject === told)).toHaveLength(1)
    for (const table of ['applications', 'application_files', 'consents', 'sent_forms', 'erasing'])
      expect(await portal.rows(table), table).toEqual([])
    expect(filesOf(portal)).toEqual([])
    expect((await portal.app.request(receipt)).status).toBe(410)
    expect(new Set(await heldThere(portal))).toEqual(new Set(['letters', 'way']))

    await passTo(portal, new Date(portal.time.now.getTime() + 32 * 24 * 3_600_000).toISOString())
    for (const table of ['outbox', 'my_data_keys']) expect(await portal.rows(table), table).toEqual([])
  })
