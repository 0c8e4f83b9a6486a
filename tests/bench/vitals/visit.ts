import type { Browser } from 'playwright'
import { must } from '../measure/must.ts'

/** What Lighthouse's mobile run throttles to: a slow 4G connection and a phone a quarter as fast. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}
const slowerCpu = 4
const phone = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
}
const quietMs = 1_000
const longTaskMs = 50

interface Entry {
  type: string
  startTime: number
  duration: number
  value: number
  isAfterTouch: boolean
}

/** One first visit to a page as on a phone: what is seen when, how long it was busy, how much it moved. */
export async function visit(browser: Browser, url: string) {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  await page.addInitScript(() => {
    const seen: unknown[] = []
    Object.assign(window, { seen })
    for (const type of ['paint', 'largest-contentful-paint', 'layout-shift', 'longtask'])
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value = 0, hadRecentInput = false } = entry as PerformanceEntry & LayoutShift
          const { startTime, duration } = entry
          seen.push({
            type: entry.name.startsWith('first-') ? entry.name : type,
            startTime,
            duration,
            value,
            isAfterTouch: hadRecentInput,
          })
        }
      }).observe({ type, buffered: true })
  })
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  await cdp.send('Network.emulateNetworkConditions', network)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu })
  const answer = await page.goto(url)
  must(answer?.status() === 200, `${url} is answered`)
  await page.waitForTimeout(quietMs)
  const entries = await page.evaluate(() => (window as unknown as { seen: Entry[] }).seen)
  const requests = await page.evaluate(() => 1 + performance.getEntriesByType('resource').length)
  await context.close()
  return { ...summed(entries), requests }
}

interface LayoutShift {
  value?: number
  hadRecentInput?: boolean
}

function summed(entries: Entry[]) {
  const of = (type: string) => entries.filter((entry) => entry.type === type)
  const fcpMs = of('first-contentful-paint')[0]?.startTime ?? Number.NaN
  const lcpMs = of('largest-contentful-paint').at(-1)?.startTime ?? Number.NaN
  must(fcpMs > 0 && lcpMs >= fcpMs, 'something was painted')
  const busyMs = of('longtask')
    .filter(({ startTime, duration }) => startTime + duration > fcpMs)
    .reduce((sum, { duration }) => sum + Math.max(0, duration - longTaskMs), 0)
  const moved = of('layout-shift').reduce(
    (sum, { value, isAfterTouch }) => sum + (isAfterTouch ? 0 : value),
    0,
  )
  return { fcpMs, lcpMs, busyMs, moved }
}
