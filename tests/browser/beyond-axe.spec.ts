import { readFileSync } from 'node:fs'
import { token } from '../../src/styles/brand.ts'
import { faultsOn, lookAt, nextFocus, smallTargets, widen } from './looking.ts'
import { expect, test } from './test.ts'

const job = '/sv/jobs/shore-power-technician/'
const faces = [
  '/sv/',
  '/nb/jobs/',
  '/en/jobs/?kind=temporary&place=bergen-norway',
  job,
  `${job}apply/`,
  '/sv/newsletter/',
  '/sv/privacy/recruitment/',
  '/sv/privacy/retention/',
  '/en/jobs/ferry-charging-coordinator/',
  '/nb/nowhere/',
  '/sv/components/',
]
const tokens = readFileSync('src/styles/tokens.css', 'utf8')

for (const [width, height] of [
  [360, 740],
  [1280, 800],
] as const) {
  test(`UX-55 by keyboard alone every stop on the way is seen, ringed and not covered (${width} px)`, {
    tag: '@proof',
  }, async ({ page }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height })
    for (const path of ['/sv/', '/en/jobs/?place=bergen-norway', job, `${job}apply/`]) {
      await page.goto(path)
      const first = await nextFocus(page)
      expect(first?.href, path).toBe('#main')
      for (let stop = first, stops = 0; stop; stop = await nextFocus(page)) {
        expect(stop.ringPixels, `${path} ${stop.text}`).toBeGreaterThanOrEqual(2)
        expect(stop.isCovered, `${path} ${stop.text} is covered by ${stop.coveredBy}`).toBe(false)
        stops++
        expect(stops, path).toBeLessThan(120)
      }
    }
  })

  test(`UX-56 whatever one presses is at least 24 by 24 pixels, links within a sentence aside (${width} px)`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    for (const path of faces) {
      await page.goto(path)
      expect(await smallTargets(page, 24), path).toEqual([])
    }
  })
}

test('UX-57 at four times the size and with wider text nothing scrolls sideways, is cut off or lies on top', {
  tag: '@proof',
}, async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  for (const path of faces) {
    await page.goto(path)
    for (const wide of [false, true]) {
      if (wide) await widen(page)
      const { overflow, cutOff, pinned } = await lookAt(page)
      expect({ overflow, cutOff, pinned }, `${path} ${wide}`).toEqual({ overflow: 0, cutOff: [], pinned: [] })
    }
  }
})

test('UX-58 nothing moves for those who do not want it to', { tag: '@proof' }, async ({ page }) => {
  const moving = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((node) => {
          const { transitionDuration, animationName } = getComputedStyle(node)
          return (
            animationName !== 'none' || transitionDuration.split(',').some((time) => Number.parseFloat(time))
          )
        }).length,
    )
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.goto('/sv/')
  expect(await moving()).toBeGreaterThan(0)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const path of faces) {
    await page.goto(path)
    expect(await moving(), path).toBe(0)
  }
})

test('UX-58 with colours of one’s own, buttons and fields keep their edge and focus its ring', {
  tag: '@proof',
}, async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  for (const path of faces) {
    await page.goto(path)
    const bare = await page.locator('.button, .chips a, input, textarea').evaluateAll((nodes) =>
      nodes
        .filter((node) => node.getClientRects().length > 0 && node.getAttribute('type') !== 'checkbox')
        .filter((node) => {
          const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(node)
          return (
            borderTopStyle === 'none' || borderTopWidth === '0px' || /^rgba\(.*, 0\)$/.test(borderTopColor)
          )
        })
        .map((node) => node.outerHTML.slice(0, 80)),
    )
    expect(bare, path).toEqual([])
    expect((await nextFocus(page))?.ringPixels, path).toBeGreaterThanOrEqual(2)
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`UX-58 ${colorScheme} is what the tokens say and can be read everywhere`, { tag: '@proof' }, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme })
    for (const path of faces) {
      await page.goto(path)
      const paper = await page.evaluate(() => {
        const [red = 0, green = 0, blue = 0] =
          getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)?.map(Number) ?? []
        return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`
      })
      expect(paper, path).toBe(token(tokens, 'paper')[colorScheme])
      expect(await faultsOn(page, 'color-contrast'), path).toEqual([])
    }
  })
}
