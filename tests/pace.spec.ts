import { setImmediate as aMoment } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import type { Outcome } from '../functions/newsletter/sending/outcomes.ts'
import { paceBy } from '../functions/newsletter/sending/pace.ts'

const accepted = (callsPerSecond: number | null): Outcome => ({
  outcome: 'accepted',
  ids: [],
  callsPerSecond,
})
const later = (retryAfterSeconds: number): Outcome => ({ outcome: 'later', retryAfterSeconds })

/** A clock that moves only while everybody waits, and then to the first who has waited long enough. */
function stoppedClock() {
  let now = 1_000_000
  const waiting: { until: number; goOn: () => void }[] = []
  const moveOn = async () => {
    await aMoment()
    const first = Math.min(...waiting.map(({ until }) => until))
    const at = waiting.findIndex(({ until }) => until === first)
    now = Math.max(now, first)
    waiting.splice(at, 1)[0]!.goOn()
  }
  return {
    now: () => now,
    clock: () => new Date(now),
    pause: (ms: number) =>
      new Promise<void>((goOn) => {
        waiting.push({ until: now + ms, goOn })
        void moveOn()
      }),
  }
}

/** When each of so many calls by four callers begins, in milliseconds, as each hears what came of it. */
async function callsOf(count: number, answer: (call: number) => Outcome, endsAt = Number.POSITIVE_INFINITY) {
  const world = stoppedClock()
  const pace = paceBy(world, endsAt)
  const begun: number[] = []
  const caller = async () => {
    while (begun.length < count && (await pace.soon())) {
      await world.pause(20)
      if (!(await pace.turn())) return
      const call = begun.push(world.now())
      await world.pause(600)
      pace.heed(answer(call))
    }
  }
  await Promise.all([caller(), caller(), caller(), caller()])
  return begun.map((at) => at - begun[0]!)
}

const gaps = (begun: number[]) => begun.slice(1).map((at, i) => at - begun[i]!)

test('four callers together make five calls a second and no more, though each answer takes most of a second', async () => {
  const begun = await callsOf(100, () => accepted(null))
  expect(Math.min(...gaps(begun))).toBeGreaterThanOrEqual(200)
  expect(begun[99]! / 99).toBeLessThan(200 / 0.98)
})

test('a call is made ready while the one before it is under way, and none during a standstill', async () => {
  const world = stoppedClock()
  const pace = paceBy(world, Number.POSITIVE_INFINITY)
  await pace.turn()
  const begun = world.now()
  await pace.soon()
  expect(world.now()).toBe(begun)
  await pace.turn()
  expect(world.now() - begun).toBeGreaterThanOrEqual(200)
  pace.heed(later(30))
  const stood = world.now()
  await pace.soon()
  expect(world.now() - stood).toBeGreaterThan(29_000)
  expect(world.now() - stood).toBeLessThan(30_000)
})

test('the first calls of a run, which open connections and arrive late, leave room for those after them', async () => {
  const begun = await callsOf(12, () => accepted(null))
  const arrived = begun.map((at, call) => at + (call < 4 ? 50 : 0))
  for (const [call, at] of arrived.slice(5).entries())
    expect(at - arrived[call]!, `calls ${call} to ${call + 5}`).toBeGreaterThan(1_000)
})

test('a provider that permits fewer calls is heeded, and one that permits more gets no more than five', async () => {
  const slow = gaps(await callsOf(40, () => accepted(2)))
  expect(Math.min(...slow.slice(5))).toBeGreaterThanOrEqual(500)
  expect(Math.min(...gaps(await callsOf(40, () => accepted(100))))).toBeGreaterThanOrEqual(200)
})

test('when one call is refused all callers stand still until it may be tried, and longer each time it is refused again', async () => {
  const refused = gaps(await callsOf(12, (call) => (call === 1 ? later(7) : accepted(null))))
  const standstill = refused.findIndex((gap) => gap > 1_000)
  expect(refused[standstill]).toBeGreaterThan(6_000)
  expect(Math.max(...refused.slice(standstill + 1))).toBeLessThan(300)
  const storm = gaps(await callsOf(60, () => later(1)))
  expect(Math.max(...storm)).toBeGreaterThan(8_000)
  expect(storm.length).toBeLessThan(30)
})

test('a wait of more than three quarters of a minute is left to a later run, and so is what is left when time is up', async () => {
  expect((await callsOf(50, () => later(300))).length).toBeLessThanOrEqual(4)
  const begun = await callsOf(1_000, () => accepted(null), 1_010_000)
  expect(begun.at(-1)!).toBeLessThanOrEqual(10_000)
  expect(begun.length).toBeGreaterThan(45)
})
