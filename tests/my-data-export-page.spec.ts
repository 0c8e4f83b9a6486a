import AxeBuilder from '@axe-core/playwright'
import type { MineModel } from '../functions/my-data/models.ts'
import { tinyPng } from './corpora/photos.ts'
import { apply } from './portal/applying.ts'
import { owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { askForExport, textOf, unzipped } from './portal/unzip.ts'
import { write } from './portal/writing.ts'

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  '</dd></style><style>*{display:none}</style>',
  '{{7*7}} #{7*7} <%= 1 %> {name} {email}',
  "Robert'); drop table applications;--",
  '=HYPERLINK("https://evil.example","x")',
  '&lt;b&gt; &amp; &#60;b&#62; <!-- ]]>',
  '__proto__ constructor \\0 %0d%0aBcc: all@post.example',
  'عربي हिन्दी 👩‍👩‍👧‍👦 ǅ ﬁ',
]

async function downloaded(portal: TestPortal): Promise<{ model: MineModel; html: string }> {
  const zip = await unzipped(await askForExport(portal, await visit(portal)))
  return { model: JSON.parse(textOf(zip['my-data.json'])), html: textOf(zip['my-data.html']) }
}

test('R-14 whatever somebody wrote comes out as they wrote it, and as text', async ({ portal, page }) => {
  for (const words of hostile) await write(portal, { email: owner, name: words, message: words })
  const { model, html } = await downloaded(portal)
  const written = (field: string) =>
    model.items.flatMap(({ rows }) =>
      rows.flatMap(({ facts }) => facts.filter((fact) => fact.field === field).map(({ value }) => value)),
    )
  const asKept = hostile.map((words) => words.normalize('NFC')).toSorted()
  expect(written('contact_messages.message').toSorted()).toEqual(asKept)
  await page.setContent(html)
  const shown = await page.locator('section > dl > dd').allTextContents()
  for (const words of asKept) expect(shown, words).toContain(words)
  expect(await page.locator('img, script, b, body style').count()).toBe(0)
})

test('the page in the download can be read by everybody: no fault of accessibility, nothing to scroll sideways at 320 px', {
  tag: '@proof',
}, async ({ portal, page }) => {
  await apply(portal, { email: owner, photo: new File([tinyPng()], 'jag.png'), 'consent-talent-pool': 'on' })
  await write(portal, { email: owner, message: 'x'.repeat(500) })
  await page.setViewportSize({ width: 320, height: 700 })
  await page.setContent((await downloaded(portal)).html)
  for (const summary of await page.locator('summary').all()) await summary.click()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect((await new AxeBuilder({ page }).analyze()).violations, colorScheme).toEqual([])
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
