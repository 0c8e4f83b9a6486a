import { expect } from '@playwright/test'
import { fillOutbox, playDelivery } from '../faults/delivering.ts'
import { faultsOf, type StepFault } from '../faults/every-fault.ts'
import type { Mode } from '../faults/faulty.ts'
import { playSubmit } from '../faults/submitting.ts'
import { fillWithPeople, playSweep } from '../faults/sweeping.ts'
import { test } from '../faults/test.ts'

test.describe.configure({ timeout: 1_800_000 })

/** The ways that differ in what is done and what is known: `busy` is a `before`, `5xx` an `after` by another name. */
const different: readonly Mode[] = [
  'before',
  'after',
  'crash-before',
  'crash-after',
  'slow-before',
  'slow-lost',
  '429',
]

async function withEveryPair(
  first: readonly StepFault[],
  second: readonly StepFault[],
  play: (one: StepFault, other: StepFault) => Promise<{ wrong: string[] }>,
): Promise<string[]> {
  const wrong: string[] = []
  for (const one of first) {
    for (const other of second) {
      for (const sentence of (await play(one, other)).wrong)
        wrong.push(`${one.mode} at ${one.step}, then ${other.mode} at ${other.step}: ${sentence}`)
    }
  }
  return wrong
}

for (const share of ['first', 'second'] as const) {
  const ofShare = (faults: StepFault[]) =>
    faults.filter(({ step }) => (step % 2 === 1) === (share === 'first'))

  test(`G-4 a submit and its retry may each suffer any fault (${share} half)`, async ({ stage }) => {
    const begin = await stage.keep()
    const { calls } = await playSubmit(stage, begin)
    const faults = faultsOf(calls).filter(({ mode }) => different.includes(mode))
    const wrong = await withEveryPair(ofShare(faults), faults, (one, other) =>
      playSubmit(stage, begin, [[one], [other]]),
    )
    expect(wrong).toEqual([])
  })

  test(`G-4 one submit may suffer any two faults (${share} half)`, async ({ stage }) => {
    const begin = await stage.keep()
    const { calls } = await playSubmit(stage, begin)
    const faults = faultsOf(calls).filter(({ mode }) => different.includes(mode))
    const wrong = await withEveryPair(ofShare(faults), faults, async (one, other) =>
      other.step > one.step && !one.mode.startsWith('crash')
        ? playSubmit(stage, begin, [[one, other]])
        : { wrong: [] },
    )
    expect(wrong).toEqual([])
  })

  test(`G-4 two ticks that deliver letters may each suffer any fault (${share} half)`, async ({ stage }) => {
    await fillOutbox(stage)
    const begin = await stage.keep()
    const { calls } = await playDelivery(stage, begin)
    const faults = faultsOf(calls).filter(({ mode }) =>
      ['before', 'after', 'crash-after', 'slow-lost'].includes(mode),
    )
    const wrong = await withEveryPair(ofShare(faults), faults, (one, other) =>
      playDelivery(stage, begin, [[one], [other]]),
    )
    expect(wrong).toEqual([])
  })

  test(`R-75 two sweeps may each die or be overtaken at any step (${share} half)`, async ({ stage }) => {
    await fillWithPeople(stage)
    const begin = await stage.keep()
    const clean = await playSweep(stage, begin)
    const faults = faultsOf(clean.calls).filter(({ mode }) => ['crash-after', 'slow-after'].includes(mode))
    const wrong = await withEveryPair(ofShare(faults), faults, async (one, other) => {
      const played = await playSweep(stage, begin, [[one], [other]])
      const same = JSON.stringify(played.state) === JSON.stringify(clean.state)
      return { wrong: [...played.wrong, ...(same ? [] : ['the end is another'])] }
    })
    expect(wrong).toEqual([])
  })
}
