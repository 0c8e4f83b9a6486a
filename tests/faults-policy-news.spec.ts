import { expect } from '@playwright/test'
import { eraseSubscription } from '../functions/newsletter/leaving/erase.ts'
import { everybodyConcerned } from '../functions/personal-data.ts'
import type { Platform } from '../functions/platform/platform.ts'
import { tellOfPolicies } from '../functions/policy-news/tell.ts'
import { faultsOf, withEveryFault } from './faults/every-fault.ts'
import type { Fault } from './faults/faulty.ts'
import { openStage, type Stage } from './faults/stage.ts'
import { apply } from './portal/applying.ts'
import { addReaders, emailOf } from './portal/mailing.ts'
import { hourly, newsAt, withNewVersion } from './portal/policy-news.ts'

import { test } from './portal/test.ts'

test.describe.configure({ timeout: 240_000 })

const holders = 204

/** A stage on the day of a change that concerns 203 readers and two applicants, one of them a reader too. */
async function openStageOnTheDay() {
  const stage = await openStage(withNewVersion('privacy'))
  await hourly(stage.portal)
  const readers = await addReaders(stage.portal, 203)
  await apply(stage.portal, { email: emailOf(7) })
  await apply(stage.portal, { email: 'applicant@post.example' })
  await stage.portal.letters()
  stage.portal.time.now = newsAt
  return { stage, readers }
}

const tell = ({ portal: { promises } }: Stage, platform: Platform) =>
  tellOfPolicies(platform, promises, everybodyConcerned(promises))

/** What did not hold: one letter in the outbox for each address, and nothing left to be told. */
async function notTold({ portal }: Stage): Promise<string[]> {
  const told = (await portal.rows('outbox')).filter(({ letter }) => String(letter).startsWith('policy '))
  const addresses = new Set(told.map(({ address_hash }) => address_hash))
  const wrong = []
  if (told.length !== holders || addresses.size !== holders)
    wrong.push(`${told.length} letters to ${addresses.size} addresses for ${holders} holders`)
  for (const { about, told_at } of await portal.rows('policy_news'))
    if (told_at === null) wrong.push(`${about} is still to be told`)
  return wrong
}

test('R-42 whatever fails once or dies while people are told, each address has one letter when the next runs are through', {
  tag: '@proof',
}, async () => {
  const { stage } = await openStageOnTheDay()
  const begin = await stage.keep()
  const play = async (plan: Fault[] = []) => {
    await begin()
    const world = stage.world(plan, { meanwhile: () => tell(stage, stage.portal.platform()) })
    await world.run(() => tell(stage, world.platform).catch(() => 'failed'))
    await tell(stage, stage.portal.platform())
    return { calls: world.calls, wrong: await notTold(stage) }
  }
  const clean = await play()
  expect(clean.wrong).toEqual([])
  expect(clean.calls.length).toBeGreaterThan(8)
  expect(await withEveryFault(faultsOf(clean.calls), (fault) => play([fault]))).toEqual([])
  await stage.close()
})

test('R-42 three runs at the same moment tell each address once', async () => {
  const { stage } = await openStageOnTheDay()
  await Promise.all([1, 2, 3].map(() => tell(stage, stage.portal.platform()).catch(() => 'busy')))
  await tell(stage, stage.portal.platform())
  expect(await notTold(stage)).toEqual([])
  await stage.close()
})

test('R-42 who is erased between the look and the letter gets none, and a letter that waits goes with its reader', async () => {
  const { stage, readers } = await openStageOnTheDay()
  const { portal } = stage
  const isWaiting = async (i: number) =>
    (await portal.rows('outbox')).some(({ recipient }) => recipient === emailOf(i))
  const meanwhile = () => eraseSubscription(portal.platform(), readers[3]!.id, portal.time.now)
  const world = stage.world([{ step: 7, mode: 'slow-before' }], { meanwhile })
  await world.run(() => tell(stage, world.platform))
  expect(await isWaiting(3)).toBe(false)
  expect(await isWaiting(4)).toBe(true)
  await eraseSubscription(portal.platform(), readers[4]!.id, portal.time.now)
  expect(await isWaiting(4)).toBe(false)
  await stage.close()
})
