import { expect } from '@playwright/test'
import { playManyHands } from '../faults/many-hands.ts'
import { fillWithPeople } from '../faults/sweeping.ts'
import { test } from '../faults/test.ts'

/** `FAULT_SEED=1234` plays that one schedule again, and tells its order. */
const asked = process.env.FAULT_SEED
const perTest = 500

test.describe.configure({ timeout: 1_800_000 })

for (const first of asked ? [Number(asked)] : [0, 1, 2, 3, 4].map((share) => 1 + share * perTest)) {
  test(`G-4 whatever people and crons do at once, with faults, all ends well (seeds from ${first})`, async ({
    stage,
  }) => {
    await fillWithPeople(stage)
    const begin = await stage.keep()
    const wrong: string[] = []
    for (let seed = first; seed < first + (asked ? 1 : perTest); seed++) {
      const played = await playManyHands(stage, begin, seed)
      for (const sentence of played.wrong)
        wrong.push(`FAULT_SEED=${seed}: ${sentence}\n  ${played.order.join('\n  ')}`)
    }
    expect(wrong).toEqual([])
  })
}
