import { type Browser, chromium } from 'playwright'
import { findBrowser } from '../browser/find-browser.ts'
import { builtSite } from './parts/site.ts'
import { plain, ratio, type Suite, timed } from './suite.ts'
import { emptyPage, startFileServer } from './vitals/file-server.ts'
import { visit } from './vitals/visit.ts'

interface World {
  browser: Browser
  url: string
  close(): Promise<void>
}

const pages = {
  home: '/sv/',
  jobs: '/nb/jobs/',
  job: '/sv/jobs/shore-power-technician/',
  apply: '/sv/jobs/shore-power-technician/apply/',
  policy: '/en/privacy/recruitment/',
}

/** Each kind of page as a phone on a slow network meets it for the first time, against an empty page of the same server. */
export const pageVitals: readonly Suite<World>[] = Object.entries(pages).map(([name, path]) => ({
  name: `page-vitals ${name}`,
  rounds: timed,
  async setup() {
    const { clientDir } = await builtSite()
    const server = await startFileServer(clientDir)
    const browser = await chromium.launch({
      executablePath: findBrowser() ?? undefined,
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    const close = async () => {
      await browser.close()
      await server.close()
    }
    return { browser, url: server.url, close }
  },
  floor: ({ browser, url }) => visit(browser, url + emptyPage),
  subject: ({ browser, url }) => visit(browser, url + path),
  metrics: [
    ratio('lcpMs', 'largest paint'),
    plain('lcpMs', 'largest paint, ms'),
    ratio('fcpMs', 'first paint'),
    plain('busyMs', 'blocking time, ms'),
    plain('moved', 'layout shift'),
    plain('requests', 'requests'),
  ],
  gate: { 'largest paint': { atMost: 1.3 }, 'blocking time, ms': { atMost: 50 } },
  ambition: {
    'largest paint': { atMost: 1.1 },
    'blocking time, ms': { atMost: 0 },
    'layout shift': { atMost: 0 },
  },
}))
