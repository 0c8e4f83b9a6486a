import { expect, test } from '@playwright/test'
import { faultsOf, withEveryFault } from './faults/every-fault.ts'
import { openStage } from './faults/stage.ts'
import { fillWithPeople, playSweep } from './faults/sweeping.ts'

test.describe.configure({ timeout: 240_000 })

test('W1 the sweep, broken off at any step and run again, erases the same and counts each once', async () => {
  const stage = await openStage()
  await fillWithPeople(stage)
  const begin = await stage.keep()
  const clean = await playSweep(stage, begin)
  console.log(
    clean.calls.map((c) => c.name),
    JSON.stringify(clean.state.counted),
    clean.state.applications.map((a) => a.email),
  )
  const t = Date.now()
  const faults = faultsOf(clean.calls)
  const wrong = await withEveryFault(faults, async (fault) => {
    const played = await playSweep(stage, begin, [[fault]])
    if (JSON.stringify(played.state) !== JSON.stringify(clean.state))
      played.wrong.push('I11 the end is another')
    return played
  })
  console.log(faults.length, Date.now() - t)
  expect(wrong).toEqual([])
  await stage.close()
})
