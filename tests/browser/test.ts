import { rmSync } from 'node:fs'
import { type Client, createClient } from '@libsql/client/web'
import { test as base, expect } from '@playwright/test'
import { openPortal, type Portal } from '../../functions/local/portal.ts'
import type { Surroundings } from '../../functions/local/surroundings.ts'
import { watchFor } from './kept.ts'
import { portalFor } from './surroundings.ts'

export interface RunningPortal extends Portal {
  at: Surroundings
  database: Client
  letters(to: string): Promise<{ from: string; subject: string; text: string; html: string }[]>
}

/**
 * Tests in a browser against the built Worker in workerd, with a portal of their own for each test worker. Whatever
 * a test is about, at its end its browser keeps nothing and has asked nobody that the tables do not list, but for
 * what the test says it `plants` itself.
 */
export const test = base.extend<{ baseURL: string; plants: string[] }, { portal: RunningPortal }>({
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use, { parallelIndex }) => {
      const at = portalFor(parallelIndex)
      rmSync(at.dataDir, { recursive: true, force: true })
      const portal = await openPortal({ ...at, dataDir: portalFor(parallelIndex).dataDir }, { LIMITS: 'off' })
      const database = createClient({ url: at.tursoUrl })
      await use({ ...portal, at, database, letters: (to) => lettersTo(at, to) })
      database.close()
      await portal.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.at.origin),
  plants: [[], { option: true }],
  context: async ({ context, portal, plants }, use) => {
    const unlisted = watchFor(context, portal.at)
    await use(context)
    expect(await unlisted(), 'kept in the browser, or asked, without being listed').toEqual(plants)
  },
})

async function lettersTo(at: Surroundings, to: string) {
  for (let tries = 0; tries < 50; tries++) {
    const found = await (await fetch(`${at.mailboxUrl}/messages?to=${encodeURIComponent(to)}`)).json()
    if (found.length > 0) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return []
}

export { expect }
