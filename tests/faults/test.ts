import { test as base } from '@playwright/test'
import { openStage, type Stage } from './stage.ts'

/** A test that gets a stage of its own, closed when it ends. */
export const test = base.extend<{ foreignKeys: boolean; stage: Stage }>({
  foreignKeys: [true, { option: true }],
  stage: async ({ foreignKeys }, use) => {
    const stage = await openStage({ foreignKeys })
    await use(stage)
    await stage.close()
  },
})
