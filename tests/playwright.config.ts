import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser/find-browser.ts'

const isProof = process.env.PROVE === '1'

/** On every commit a journey is walked in Swedish; the long proofs walk it in the other languages too. */
const otherLanguages = /\((nb|en)[,)]/

export default defineConfig({
  testDir: '.',
  outputDir: '../.data/test/results',
  fullyParallel: true,
  workers: 2,
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
      ...(isProof ? { grep: [/browser\/prove/, otherLanguages] } : { grepInvert: otherLanguages }),
      dependencies: ['build'],
    },
  ],
})
