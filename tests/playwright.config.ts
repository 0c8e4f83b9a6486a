import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser/find-browser.ts'

const isProof = process.env.PROVE === '1'

/** On every commit journeys are walked in Swedish and on a phone; the long proofs walk them in all the other ways. */
const inTheProofs = /\((nb|en)[,)]|1280 px/

export default defineConfig({
  testDir: '.',
  outputDir: '../.data/test/results',
  snapshotPathTemplate: '{testDir}/browser/errors/outlines/{arg}{ext}',
  fullyParallel: true,
  workers: 4,
  timeout: isProof ? 600_000 : 60_000,
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
    { name: 'functions', testMatch: isProof ? /tests\/prove\/[^/]+\.spec\.ts$/ : /tests\/[^/]+\.spec\.ts$/ },
    { name: 'build', testMatch: /build\.setup\.ts$/ },
    {
      name: 'browser',
      testMatch: isProof ? /browser\/(prove\/)?[^/]+\.spec\.ts$/ : /browser\/[^/]+\.spec\.ts$/,
      ...(isProof ? { grep: [/browser\/prove/, inTheProofs] } : { grepInvert: inTheProofs }),
      dependencies: ['build'],
      // On two busy cores a page is at times looked at half drawn: what fails twice fails, and a second try is told of.
      retries: 1,
    },
  ],
})
