import { rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { openPortal } from '../../../functions/local/portal.ts'
import { locales } from '../../../functions/promises/language/languages.ts'
import { wordsIn } from '../../../functions/promises/language/words.ts'
import { portalFor } from '../surroundings.ts'

test.use({ javaScriptEnabled: false })

test('UX-35 after too many forms a page says so in the language of the form, when to come back, and Back has everything', async ({
  page,
}) => {
  rmSync(portalFor(42).dataDir, { recursive: true, force: true })
  const at = portalFor(42)
  const portal = await openPortal(at, {})
  try {
    const post = () =>
      fetch(`${at.origin}/api/contact`, {
        method: 'POST',
        body: new URLSearchParams({ locale: 'sv' }),
        headers: { Origin: at.origin },
      })
    await expect.poll(async () => (await post()).status, { intervals: [1], timeout: 60_000 }).toBe(429)
    for (const locale of locales) {
      const { apply, problems } = wordsIn(locale)
      await page.goto(`${at.origin}/${locale}/jobs/shore-power-technician/apply/`)
      await page.locator('#name').fill('Kim Åsnes')
      const [answer] = await Promise.all([
        page.waitForResponse(/api\/applications/),
        page.getByRole('button', { name: apply.submit }).click(),
      ])
      expect([answer.status(), answer.headers()['retry-after']]).toEqual([429, '60'])
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(problems.tooMany.title)
      await expect(page.locator('main')).toContainText(problems.tooMany.next)
      await page.goBack()
      await expect(page.locator('#name')).toHaveValue('Kim Åsnes')
    }
  } finally {
    await portal.stop()
  }
})
