import { expect } from '@playwright/test'
import { faultsOf, withEveryFault } from './faults/every-fault.ts'
import { test } from './faults/test.ts'
import { playWriting } from './faults/writing.ts'

test.describe.configure({ timeout: 240_000 })

test('S1–S9 whatever fails once while a message is sent, it is kept once, answered the same and told to both sides once', {
  tag: '@proof',
}, async ({ stage }) => {
  const begin = await stage.keep()
  const clean = await playWriting(stage, begin)
  expect(clean.wrong).toEqual([])
  expect(clean.calls.map(({ name }) => name)).toEqual(['db', 'db', 'mail.send', 'mail.send', 'db'])
  const wrong = await withEveryFault(faultsOf(clean.calls), (fault) => playWriting(stage, begin, [fault]))
  expect(wrong).toEqual([])
})
