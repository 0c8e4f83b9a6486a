import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { partsPages, promises, readingPages } from './every-page.ts'
import { expect, test } from './test.ts'

const job = promises.openings.find(({ slug }) => slug === 'shore-power-technician')!

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })

  test('a person narrows the list by thumb, takes a choice away again and ends with all jobs', async ({
    page,
  }) => {
    const { search } = wordsIn('sv')
    await page.goto('/sv/jobs/')
    const filters = page.getByRole('search', { name: search.title })
    await filters.getByText(search.title).click()
    await page.getByLabel('Bergen, Norge (1)').check()
    await page.getByLabel('På plats (1)').check()
    await page.getByRole('button', { name: search.show }).click()
    await expect(page).toHaveURL(/\/sv\/jobs\/\?place=bergen-norway&remote=no$/)
    await expect(page.getByRole('heading', { name: '1 jobb som passar ditt val' })).toBeVisible()
    await expect(page.locator('.entries h3')).toHaveText([job.title.sv])
    await expect(page.getByLabel('Bergen, Norge (1)')).toBeChecked()
    await page.getByRole('link', { name: 'Ta bort Bergen, Norge' }).click()
    await expect(page).toHaveURL(/\/sv\/jobs\/\?remote=no$/)
    await page.getByRole('link', { name: search.clear }).click()
    await expect(page.getByRole('heading', { name: '2 lediga jobb' })).toBeVisible()
  })

  test('when nothing fits the page says so, shows what was chosen and the way on', async ({ page }) => {
    for (const locale of locales) {
      const { search, job } = wordsIn(locale)
      await page.goto(`/${locale}/jobs/?place=gothenburg-sweden&remote=no`)
      await expect(page.getByRole('heading', { name: search.noMatches })).toBeVisible()
      await expect(page.locator('.chosen li')).toHaveCount(2)
      await expect(page.getByRole('link', { name: search.clear }).last()).toBeVisible()
      await expect(page.getByRole('link', { name: job.applyOpen })).toBeVisible()
    }
  })
})

test('UX-60 the language switch keeps the page and what was chosen on it', async ({ page }) => {
  await page.goto('/sv/jobs/?place=bergen-norway')
  await page.getByRole('link', { name: 'Norsk bokmål' }).click()
  await expect(page).toHaveURL(/\/nb\/jobs\/\?place=bergen-norway$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb')
  await expect(page.locator('.entries h3')).toHaveText([job.title.nb])
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
})

test('a page that is handed out as it was built names no job, but for the home page, where each has its last day', {
  tag: '@proof',
}, async ({ page, request }) => {
  const homes = locales.map((locale) => `/${locale}/`)
  const asBuilt = readingPages.filter(
    (path) => !/\/(jobs|transparency)\//.test(path) && !homes.includes(path),
  )
  const jobs = promises.openings.filter(({ kind }) => kind !== 'open')
  for (const path of asBuilt) {
    const html = await (await request.get(path)).text()
    const named = jobs.filter(({ slug, title }) =>
      [`/jobs/${slug}/`, ...Object.values(title)].some((sign) => html.includes(sign)),
    )
    expect(named.map(({ slug }) => `${path} ${slug}`)).toEqual([])
  }
  for (const home of homes) {
    await page.goto(home)
    const entries = page.locator('[data-opening]')
    expect(await entries.count()).toBe(2)
    await expect(entries.locator('time')).toHaveCount(2)
    await expect(page.locator('a[href*="/jobs/ferry-charging-coordinator/"]')).toHaveCount(0)
    expect(await page.content()).not.toMatch(/\d+ (lediga?|ledige?|open) /)
  }
})

test('a job says how many days are left, offers similar jobs and its own address to pass on', async ({
  page,
}) => {
  for (const locale of locales) {
    const { advert } = wordsIn(locale)
    await page.goto(`/${locale}/jobs/${job.slug}/`)
    await expect(page.locator('.days-left')).toHaveText(
      new RegExp(`^${advert.daysLeft.other.replace('{count}', '4[45]')}$`),
    )
    await expect(page.locator('.similar h3')).toHaveCount(1)
    const address = await page.locator('.share .address').getAttribute('href')
    expect(new URL(address!).pathname).toBe(`/${locale}/jobs/${job.slug}/`)
    const letter = await page.getByRole('link', { name: advert.shareMail }).getAttribute('href')
    expect(decodeURIComponent(letter!)).toContain(address!)
    expect(decodeURIComponent(letter!)).toContain(job.title[locale])
  }
})

test('the picture comes as AVIF in a size that fits, with its measures, and nothing moves when it arrives', async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/en/')
  const picture = page.getByRole('img', { name: promises.site.brand.picture.alt.en })
  await expect(picture).toHaveJSProperty('complete', true)
  const chosen = await picture.evaluate((node: HTMLImageElement) => node.currentSrc)
  const answer = await request.get(chosen)
  expect(answer.headers()['content-type']).toBe('image/avif')
  expect((await answer.body()).length).toBeLessThan(30_000)
  for (const measure of ['width', 'height']) await expect(picture).toHaveAttribute(measure, /^\d+$/)
  const moved = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 500)
      }),
  )
  expect(moved).toBe(0)
})

test('on paper a job is the job alone, with nothing laid over it', async ({ page }) => {
  await page.setViewportSize({ width: 670, height: 960 })
  await page.emulateMedia({ media: 'print' })
  await page.goto('/sv/jobs/shore-power-technician/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  for (const left of ['.reach', '.similar']) await expect(page.locator(left)).toBeHidden()
})

test('every part is shown in its states in all three languages, and no search engine is sent there', async ({
  page,
}) => {
  for (const path of partsPages) {
    await page.goto(path)
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
    for (const part of [
      '.button.second',
      '.leaf',
      '.days',
      '.note.late',
      '.chips',
      '.filters',
      '.errors',
      '.field .error',
      'ins',
      'table',
    ])
      await expect(page.locator(part).first(), part).toBeVisible()
  }
})
