import AxeBuilder from '@axe-core/playwright'
import { locales } from '../../functions/promises/language/languages.ts'
import {
  applyPages,
  closedPages,
  missingPages,
  narrowedPages,
  partsPages,
  readingPages,
} from './every-page.ts'
import { expect, test } from './test.ts'

const all = [...readingPages, ...narrowedPages, ...applyPages, ...partsPages, ...closedPages, ...missingPages]

for (const [width, locale] of [320, 1280].flatMap((width) =>
  locales.map((locale) => [width, locale] as const),
)) {
  test(`UX-54 UX-57 no page has an accessibility fault or scrolls sideways at ${width} px (${locale})`, async ({
    page,
  }) => {
    test.setTimeout(300_000)
    await page.setViewportSize({ width, height: 800 })
    for (const path of all.filter((path) => path.startsWith(`/${locale}/`))) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze()
      expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
    }
  })
}
