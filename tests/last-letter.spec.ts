import { apply } from './portal/applying.ts'
import { hourly, person } from './portal/keeping.ts'
import { openPortal, type TestPortal } from './portal/portal.ts'
import { eraseBy, fillWithApplications, sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { press, receiptOf, withdraw } from './portal/withdrawing.ts'

const lastLetters = async (portal: TestPortal) =>
  (await portal.rows('outbox')).filter(({ letter }) => letter === 'application-erased')

for (const [locale, subject, day] of [
  ['sv', 'Din ansökan är raderad', '16\u00a0juni 2029'],
  ['nb', 'Søknaden din er slettet', '16.\u00a0juni 2029'],
  ['en', 'Your application is erased', '16\u00a0June 2029'],
] as const) {
  test(`D5 one last letter confirms the erasure in the person’s own language, and its row names no application (${locale})`, async ({
    portal,
  }) => {
    await apply(portal, { locale })
    await portal.letters()
    const [application] = await portal.rows('applications')
    portal.time.now = new Date(`${eraseBy}T03:00:00Z`)
    await hourly(portal)
    const [letter, receipt, ...more] = await portal.letters(person)
    expect(more).toEqual([])
    expect(receipt!.subject).not.toBe(subject)
    expect(letter!.subject).toBe(subject)
    expect(letter!.text).toContain(String(application!.reference))
    expect(letter!.text).toContain(day)
    expect(letter!.text).not.toMatch(/applications\/|[{}]/)
    const [row, ...others] = await portal.rows('outbox')
    expect(others).toEqual([])
    expect(row).toMatchObject({ state: 'sent', recipient: '', html: '', text: '', subject: '' })
    expect(row!.subject_id).not.toBe(application!.id)
    await sweepAt(portal, '2029-07-17T03:00:00Z')
    expect(await portal.rows('outbox')).toEqual([])
  })
}

test('W2 two sweeps at once send each of 1 200 people one last letter', async ({ portal }) => {
  await fillWithApplications(portal, 1_200)
  const at = `${eraseBy}T12:00:00Z`
  await Promise.all([1, 2].map(() => sweepAt(portal, at, { aboveCeiling: true })))
  expect(await portal.rows('applications')).toEqual([])
  expect(await lastLetters(portal)).toHaveLength(1_200)
})

test('R-75 while the bucket is down nobody is told that it is done; then each is, once', async () => {
  const outside = { isBucketDown: true }
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      files: {
        ...platform.files,
        remove: (names) =>
          outside.isBucketDown ? Promise.reject(new Error('down')) : platform.files.remove(names),
      },
    }),
  })
  await apply(portal)
  await portal.letters()
  portal.time.now = new Date(`${eraseBy}T11:00:00Z`)
  await expect(sweepAt(portal, `${eraseBy}T12:00:00Z`)).rejects.toThrow('down')
  expect(await portal.rows('erasing')).toHaveLength(1)
  expect(await lastLetters(portal)).toEqual([])
  outside.isBucketDown = false
  await sweepAt(portal, `${eraseBy}T13:00:00Z`)
  await sweepAt(portal, `${eraseBy}T14:00:00Z`)
  expect(await portal.rows('applications')).toEqual([])
  expect(await lastLetters(portal)).toHaveLength(1)
  await portal.close()
})

test('R-75 a withdrawal that the sweep has to finish, even on its last day, sends no second last letter', async () => {
  const outside = { isBucketDown: true }
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      files: {
        ...platform.files,
        remove: (names) =>
          outside.isBucketDown ? Promise.reject(new Error('down')) : platform.files.remove(names),
      },
    }),
  })
  const receipt = await receiptOf(portal, { opening: 'open', role: 'student' })
  portal.time.now = new Date('2027-11-01T20:00:00Z')
  await press(portal, receipt, withdraw)
  outside.isBucketDown = false
  portal.time.now = new Date('2027-11-02T20:00:00Z')
  await hourly(portal)
  expect(await portal.rows('applications')).toEqual([])
  expect((await portal.rows('outbox')).map(({ letter }) => letter)).toEqual(['application-withdrawn'])
  await portal.close()
})

test('a dry run writes to nobody, and an opening that is gone from content costs nobody the letter', async ({
  portal,
}) => {
  await fillWithApplications(portal, 1)
  await portal.client.execute("update applications set opening = 'long-gone'")
  await sweepAt(portal, `${eraseBy}T12:00:00Z`, { dryRun: true })
  expect(await lastLetters(portal)).toEqual([])
  await sweepAt(portal, `${eraseBy}T12:00:00Z`)
  const [letter] = await lastLetters(portal)
  expect(String(letter!.text)).toMatch(/raderat din ansökan med referens AAAA-AAAA/)
})
