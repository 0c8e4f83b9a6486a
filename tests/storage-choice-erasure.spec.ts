import { erasureDuties } from '../functions/personal-data.ts'
import { choiceRule } from '../functions/promises/choice/kept.ts'
import { storageQuestion } from '../functions/promises/choice/question.ts'
import { ruleFor } from '../functions/promises/rules.ts'
import { onTick } from '../functions/scheduled.ts'
import { recordAnswer } from '../functions/storage-choice/ledger.ts'
import { faultsIn } from './bench/db/plans.ts'
import type { Recorded } from './bench/db/recorder.ts'
import { apply } from './portal/applying.ts'
import { type AskingPortal, chosen, expect, test } from './portal/choosing.ts'
import { sweepAt, tableWith } from './portal/sweeping.ts'

const eventsIn = async (asking: AskingPortal) =>
  (await asking.rows('consents')).map(({ purpose, event }) => [purpose, event])

test('R-71 an answer is erased a year after it was made: on that day, and not a minute before', async ({
  asking,
}) => {
  await asking.answer({ answer: 'ticked', allow: 'analytic' })
  await sweepAt(asking, '2027-11-01T22:59:00Z')
  expect(await asking.rows('consents')).toHaveLength(2)
  const run = await sweepAt(asking, '2027-11-01T23:00:00Z')
  expect(run).toMatchObject({ stopped: null, rules: { 'storage-choice': { count: 2 } } })
  for (const table of ['consents', 'erasing']) expect(await asking.rows(table), table).toEqual([])
})

test('what was taken back stays as proof for the time of a withdrawn consent, and then goes whole', async ({
  asking,
}) => {
  const yes = chosen(await asking.answer({ answer: 'ticked', allow: 'analytic' }))!
  asking.time.now = new Date('2027-06-01T09:00:00Z')
  await asking.answer({ answer: 'none' }, yes)
  await sweepAt(asking, '2028-05-31T12:00:00Z')
  expect(await eventsIn(asking)).toEqual([
    ['storage-analytic', 'given'],
    ['storage-analytic', 'withdrawn'],
    ['storage-personal', 'refused'],
  ])
  const run = await sweepAt(asking, '2028-06-01T12:00:00Z')
  expect(run.rules).toMatchObject({ 'withdrawn-consent': { count: 1 }, 'storage-choice': { count: 1 } })
  expect(await asking.rows('consents')).toEqual([])
})

test('a yes given again after a withdrawal lives its own year', async ({ asking }) => {
  let cookie = ''
  for (const [answer, day] of [
    ['all', '2026-11-02'],
    ['none', '2026-11-03'],
    ['all', '2027-03-01'],
  ]) {
    asking.time.now = new Date(`${day}T09:00:00Z`)
    cookie = chosen(await asking.answer({ answer: answer! }, cookie))!
  }
  await sweepAt(asking, '2027-11-04T12:00:00Z')
  expect((await eventsIn(asking)).map(([, event]) => event)).toEqual(['given', 'given'])
  await sweepAt(asking, '2028-03-01T12:00:00Z')
  expect(await asking.rows('consents')).toEqual([])
})

test('the consents of an application are no answers about cookies: they stay as long as it does', async ({
  asking,
}) => {
  await apply(asking)
  await asking.answer({ answer: 'all' })
  await sweepAt(asking, '2027-11-03T12:00:00Z')
  expect(await eventsIn(asking)).toEqual([['application-notice', 'acknowledged']])
})

test('R-76 a dry run counts what the real run then erases; a shorter period takes effect at once', async ({
  asking,
}) => {
  for (let visitors = 0; visitors < 3; visitors++) await asking.answer({ answer: 'all' })
  const table = tableWith('storage-choice', { keepFor: 'P1M' })
  const dry = await sweepAt(asking, '2026-12-02T12:00:00Z', { table, dryRun: true })
  expect(dry.rules['storage-choice']).toEqual({ count: 6 })
  const real = await sweepAt(asking, '2026-12-02T12:00:00Z', { table })
  expect(real.rules).toEqual(dry.rules)
})

test('R-39 nobody changes or deletes an answer in the ledger but the deletion job', async ({ asking }) => {
  await asking.answer({ answer: 'all' })
  for (const statement of ["update consents set event = 'refused'", 'delete from consents'])
    await expect(asking.client.execute(statement)).rejects.toThrow(/a consent record is/)
})

test('no batch about answers reads a whole table or sorts one', async ({ asking }) => {
  const statements: Recorded[] = []
  const platform = asking.platform()
  const remembering = (way: 'read' | 'write') => (batch: Parameters<typeof platform.db.read>[0]) => {
    for (const statement of batch) {
      const { sql, params } = statement.toSQL()
      statements.push({ sql, args: params as Recorded['args'], during: way })
    }
    return platform.db[way](batch)
  }
  const db = { ...platform.db, read: remembering('read'), write: remembering('write') }
  const { promises } = asking
  const question = storageQuestion(promises.purposes)!
  const choice = { number: 'a'.repeat(22), mark: question.mark, madeOn: '2026-11-02', allowed: [] }
  const given = { locale: 'sv', controller: 'larkspar' } as const
  await recordAnswer(db, question, choice, given, asking.time.now)
  await onTick({ ...platform, db }, promises, { cron: 'sweep', at: new Date('2029-01-01T03:00:00Z') })
  expect(statements.length).toBeGreaterThan(10)
  expect(statements.some(({ sql }) => /delete from "consents".*json_each/.test(sql))).toBe(true)
  expect(faultsIn(asking.databaseFile, statements).faults).toEqual([])
  expect(await asking.rows('consents')).toEqual([])
})

test('the deletion job has the duty exactly where content has the rule', async ({ asking, quiet }) => {
  const rulesOf = (promises: typeof asking.promises) => erasureDuties(promises).flatMap(({ rules }) => rules)
  expect(rulesOf(asking.promises)).toContain('storage-choice')
  expect(rulesOf(quiet.promises)).not.toContain('storage-choice')
})

test('an answer that would stand for more than a year is refused when content is read', async ({
  asking,
}) => {
  const kept = (keepFor: string) => () =>
    choiceRule({
      ...asking.promises.retention,
      rules: [{ ...ruleFor(asking.promises.retention, 'storage-choice'), keepFor }],
    })
  for (const period of ['P1Y', 'P12M', 'P365D', 'P1M']) expect(kept(period), period).not.toThrow()
  for (const period of ['P2Y', 'P13M', 'P366D', 'PT24H'])
    expect(kept(period), period).toThrow('content/retention.json → storage-choice.keepFor')
})
