import { locales } from '../../functions/promises/language/languages.ts'
import {
  applyPages,
  closedPages,
  inLanguage,
  missingPages,
  narrowedPages,
  partsPages,
  readingPages,
} from './every-page.ts'
import { faultsOn } from './looking.ts'
import { expect, test } from './test.ts'

const aboutPrivacy = (path: string) => path.includes('/privacy/')
const kinds = {
  'of policies': readingPages.filter(aboutPrivacy),
  'to read': readingPages.filter((path) => !aboutPrivacy(path)),
  'of jobs and forms': [...narrowedPages, ...applyPages, ...partsPages, ...closedPages, ...missingPages],
}
const ways = Object.entries(kinds).flatMap(([kind, paths]) =>
  [320, 1280].flatMap((width) =>
    locales.map((locale) => ({ kind, width, locale, paths: inLanguage(locale, paths) })),
  ),
)

for (const { kind, width, locale, paths } of ways) {
  const tag = kind === 'of jobs and forms' ? [] : ['@proof']
  test(`UX-54 UX-57 no page ${kind} has an accessibility fault or scrolls sideways at ${width} px (${locale})`, {
    tag,
  }, async ({ page }) => {
    test.setTimeout(300_000)
    await page.setViewportSize({ width, height: 800 })
    for (const path of paths) {
      await page.goto(path)
      expect(await faultsOn(page), path).toEqual([])
    }
  })
}

test('UX-54 UX-57 a fault that is planted is found, and so is a page that scrolls sideways', async ({
  page,
}) => {
  await page.goto('/sv/')
  await page.locator('h1').evaluate((heading) => {
    const picture = document.createElement('img')
    document.body.style.width = '200vw'
    heading.replaceWith(picture)
  })
  const faults = await faultsOn(page)
  expect(faults).toContainEqual(['image-alt', expect.stringContaining('<img')])
  expect(faults).toContainEqual(expect.stringMatching(/^[1-9]\d* px of \d+$/))
})
