import { test } from '@playwright/test'
import fc from 'fast-check'
import { judgesWithinASecond, mutatedFile } from '../corpora/mutations.ts'

test('R-29 a hundred thousand spoiled files are each judged without an error and within a second', async () => {
  await fc.assert(fc.asyncProperty(mutatedFile, judgesWithinASecond), { numRuns: 100_000 })
})
