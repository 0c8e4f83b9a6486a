import { test as base } from '@playwright/test'
import { openPortal, type TestPortal } from './portal.ts'

/** A test that gets a portal of its own, closed when it ends. */
export const test = base.extend<{ portal: TestPortal }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  portal: async ({}, use) => {
    const portal = await openPortal()
    await use(portal)
    await portal.close()
  },
})

export { expect } from '@playwright/test'
