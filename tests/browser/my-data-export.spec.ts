import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm, smallPdf } from '../portal/applying.ts'
import { goIn } from './my-data-visit.ts'
import { expect, test } from './test.ts'

for (const locale of locales) {
  test(`E6 everything held can be taken along from the page by one press, in a file that opens (${locale})`, async ({
    page,
    portal,
  }) => {
    const email = `takes.along.${locale}@post.example`
    const cv = new File([smallPdf], 'cv åäö.pdf', { type: 'application/pdf' })
    await fetch(`${portal.at.origin}/api/applications`, {
      method: 'POST',
      body: applicationForm({ locale, email, cv, 'consent-talent-pool': 'on' }),
      headers: { Origin: portal.at.origin, Accept: 'application/json' },
    })
    await goIn(page, portal, locale, email)
    const { export: words } = wordsIn(locale).myData
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: words.button }).press('Enter')
    const download = await coming
    expect(download.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.zip$/)
    const zip = unzipSync(readFileSync(await download.path()))
    const [path] = Object.keys(zip).filter((name) => name.endsWith('/cv åäö.pdf'))
    expect(Buffer.from(zip[path!]!).equals(smallPdf)).toBe(true)
    await page.setContent(new TextDecoder().decode(zip['my-data.html']))
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expect(page.locator('dd', { hasText: email }).first()).toBeVisible()
    await expect(page.getByRole('heading', { name: words.receipt.title })).toBeVisible()
    for (const { $schema } of ['my-data.json', 'consents.json'].map((name) =>
      JSON.parse(new TextDecoder().decode(zip[name])),
    ))
      expect((await page.request.get($schema)).status(), $schema).toBe(200)
  })
}
