import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser/find-browser.ts'

const isProof = process.env.PROVE === '1'
const isAskedForByName = process.env.PROVE === 'too'

/** On every commit journeys are walked in Swedish and on a phone; the long proofs walk them in all the other ways. */
const inOtherWays = /\((nb|en)[,)]|1280 px/

/** What takes long and proves much: every fault at every step, every page looked at by axe, large corpora. */
const proofs = [/@proof/, / (browser\/)?prove\//]

function chosen(long: RegExp[]) {
  if (isAskedForByName) return {}
  return isProof ? { grep: long } : { grepInvert: long }
}

export default defineConfig({
  testDir: '.',
  outputDir: '../.data/test/results',
  snapshotPathTemplate: '{testDir}/browser/errors/outlines/{arg}{ext}',
  fullyParallel: true,
  workers: 6,
  timeout: isProof || isAskedForByName ? 600_000 : 60_000,
  // What hangs so badly that its own limit cannot end it is named, before whoever waits gives up on the whole run.
  globalTimeout: (isProof || isAskedForByName ? 60 : 20) * 60_000,
  reporter: [['list', { printSteps: false }]],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    // First, so that the site is built beside the tests of functions and none of the browser's waits for it alone.
    { name: 'build', testMatch: /build\.setup\.ts$/ },
    { name: 'functions', testMatch: /tests\/(prove\/)?[^/]+\.spec\.ts$/, ...chosen(proofs) },
    {
      name: 'browser',
      testMatch: /browser\/(prove\/)?[^/]+\.spec\.ts$/,
      ...chosen([...proofs, inOtherWays]),
      dependencies: ['build'],
      // On two busy cores a page is at times looked at half drawn: what fails twice fails, and a second try is told of.
      retries: 1,
    },
  ],
})
