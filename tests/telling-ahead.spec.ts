import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import { tellAhead } from '../functions/applications/telling/tell.ts'
import { readContent } from '../functions/local/content.ts'
import { readPromises } from '../functions/promises/promises.ts'
import { jobSlug } from './portal/applying.ts'
import {
  erasedOn,
  hourly,
  keep,
  lettersSince,
  openApplication,
  person,
  soonErased,
  standingOf,
  toldOn,
} from './portal/keeping.ts'
import { builtOn, openPortal } from './portal/portal.ts'
import { fillWithApplications } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'
import { press, receiptOf } from './portal/withdrawing.ts'

test('a letter comes thirty days before the day, not a minute earlier, and says what day it is', async ({
  portal,
}) => {
  const receipt = await soonErased(portal)
  portal.time.now = new Date('2027-10-02T21:59:00Z')
  await hourly(portal)
  expect(await lettersSince(portal)).toEqual([])
  portal.time.now = new Date('2027-10-02T22:00:00Z')
  await hourly(portal)
  const [letter, ...more] = await lettersSince(portal)
  expect(more).toEqual([])
  expect(letter!.subject).toBe('Den 2\u00a0november 2027 raderar vi din ansökan')
  expect(letter!.text).toContain(String((await portal.rows('applications'))[0]!.reference))
  expect(letter!.text).toContain('åtminstone till den 3\u00a0oktober 2028')
  expect(letter!.text).toContain(`http://portal.example${receipt}`)
  expect(letter!.html).toContain(`href="http://portal.example${receipt}"`)
  expect(letter!.text).not.toMatch(/[{}]/)
  expect(await portal.rows('applications')).toMatchObject([{ told_ahead_of: erasedOn, erase_by: erasedOn }])
})

for (const [locale, subject, offer] of [
  ['sv', /raderar vi din ansökan/, /kryssa i rutan för kandidatbanken/],
  ['nb', /^Vi sletter søknaden din/, /kryss av i ruten for kandidatbanken/],
  ['en', /^We erase your application/, /tick the box for the talent pool/],
] as const) {
  test(`the letter ahead is in the person’s own language and offers what the rule allows (${locale})`, async ({
    portal,
  }) => {
    await soonErased(portal, { locale })
    await hourly(portal)
    const [letter] = await lettersSince(portal)
    expect(letter!.subject).toMatch(subject)
    expect(letter!.text).toMatch(offer)
    expect(letter!.text).not.toMatch(/[{}]/)
  })
}

test('W2 however often and however many at once the crons come, each person is told of a day once', async ({
  portal,
}) => {
  await soonErased(portal)
  await Promise.all([hourly(portal), hourly(portal), hourly(portal)])
  portal.time.now = new Date('2027-10-20T10:00:00Z')
  await hourly(portal)
  expect(await lettersSince(portal)).toHaveLength(1)
})

test('W5 many are told in batches of at most a thousand, each once', async ({ portal }) => {
  await fillWithApplications(portal, 2_100)
  await portal.client.execute("update applications set locale = 'nb' where rowid % 3 = 0")
  portal.time.now = new Date('2029-06-01T12:00:00Z')
  const real = portal.platform()
  const batches: number[] = []
  const write: typeof real.db.write = async (statements) => {
    const results = await real.db.write(statements)
    batches.push(results.reduce((sum, { rowsAffected }) => sum + rowsAffected, 0) / 2)
    return results
  }
  await tellAhead({ ...real, db: { ...real.db, write } }, portal.promises, portal.time.now)
  expect(batches).toEqual([1_000, 1_000, 100])
  const told = await portal.rows('outbox')
  expect(new Set(told.map(({ subject_id }) => subject_id)).size).toBe(2_100)
  expect(told.filter(({ html }) => String(html).includes('lang="nb"'))).toHaveLength(700)
})

test('a day that moves is told anew, and one that comes at once is told only when it is done', async ({
  portal,
}) => {
  await soonErased(portal, {})
  await hourly(portal)
  expect(await lettersSince(portal)).toHaveLength(1)
  const opening = portal.promises.openings.find(({ slug }) => slug === jobSlug)!
  const { db } = portal.platform()
  await endRecruitment(db, opening, portal.promises.retention, '2027-05-25')
  await hourly(portal)
  expect((await lettersSince(portal)).map(({ subject }) => subject)).toEqual([
    'Den 25\u00a0maj 2029 raderar vi din ansökan',
    'Den 16\u00a0juni 2029 raderar vi din ansökan',
  ])
  await endRecruitment(db, opening, portal.promises.retention, '2027-01-01')
  await hourly(portal)
  expect((await lettersSince(portal)).map(({ subject }) => subject)).toEqual([
    'Din ansökan är raderad',
    'Den 25\u00a0maj 2029 raderar vi din ansökan',
    'Den 16\u00a0juni 2029 raderar vi din ansökan',
  ])
})

test('whoever is being erased is told nothing more', async () => {
  const portal = await openPortal({
    outside: (platform) => ({
      ...platform,
      files: { ...platform.files, remove: () => Promise.reject(new Error('the bucket is down')) },
    }),
  })
  await soonErased(portal)
  await portal.client.execute("insert into erasing select id, 'open-application' from applications")
  await hourly(portal).catch(() => undefined)
  expect(await portal.rows('applications')).toMatchObject([{ told_ahead_of: null }])
  expect(await lettersSince(portal)).toEqual([])
  await portal.close()
})

test('R-66 of what is restricted nobody is told a day it will not go on, until it is used as usual again', async ({
  portal,
}) => {
  await soonErased(portal)
  await portal.client.execute(
    "insert into restrictions select id, 'needed', '2027-10-01', '2028-01-01' from applications",
  )
  await hourly(portal)
  expect(await lettersSince(portal)).toEqual([])
  await portal.client.execute('delete from restrictions')
  await hourly(portal)
  expect(await lettersSince(portal)).toHaveLength(1)
})

test('W5 the day stands even if nobody could be told: a database that refuses letters erases all the same', async ({
  portal,
}) => {
  await soonErased(portal)
  await portal.client.execute(
    "create trigger refuse before insert on outbox when new.letter = 'erasure-ahead' begin select raise(abort, 'no'); end",
  )
  await expect(hourly(portal)).rejects.toThrow('scheduled work failed')
  await fillWithApplications(portal, 1, '2027-11-20')
  portal.time.now = new Date(`${erasedOn}T03:00:00Z`)
  await expect(hourly(portal)).rejects.toThrow('scheduled work failed')
  expect(await portal.rows('applications')).toMatchObject([{ erase_by: '2027-11-20', told_ahead_of: null }])
})

test('D5 where no rule allows more, the letter says so and offers nothing', async () => {
  const promises = readPromises(readContent(), builtOn)
  const rule = (name: string) => promises.retention.rules.find(({ id }) => id === name)!
  rule('open-application').starts = 'submitted'
  rule('talent-pool').keepFor = 'P20D'
  const portal = await openPortal({ promises })
  const receipt = await soonErased(portal)
  await hourly(portal)
  expect((await lettersSince(portal))[0]!.text).toContain('Längre än så kan vi inte spara den')
  expect(await standingOf(portal, receipt)).toMatchObject({ keepLonger: null })
  await press(portal, receipt, keep)
  expect(await portal.rows('applications')).toMatchObject([{ erase_by: erasedOn, kept_longer_on: null }])
  await portal.close()
})

test('where the rule tells nobody ahead, nobody is written to, neither before nor after', async () => {
  const promises = readPromises(readContent(), builtOn)
  for (const rule of promises.retention.rules) delete rule.tellAhead
  const portal = await openPortal({ promises })
  await receiptOf(portal, openApplication)
  await portal.letters()
  for (const moment of [toldOn, `${erasedOn}T10:00:00Z`]) {
    portal.time.now = new Date(moment)
    await hourly(portal)
  }
  expect(await portal.rows('applications')).toEqual([])
  expect(await portal.letters(person)).toHaveLength(1)
  await portal.close()
})
