import { writeFileSync } from 'node:fs'
import { locales } from '../../functions/promises/language/languages.ts'
import { fill, plural, wordsIn } from '../../functions/promises/language/words.ts'
import { badFiles } from '../corpora/files-bad.ts'
import { smallPdf } from '../portal/applying.ts'
import { expect, test } from './test.ts'

const form = '/sv/jobs/recruiter-gothenburg/apply/'
const { apply, errors, script } = wordsIn('sv')
const cv = { name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf) }

test.use({ viewport: { width: 360, height: 740 } })

for (const locale of locales) {
  const { script, errors, apply } = wordsIn(locale)

  test(`UX-13 a counter says what is left, waits until the writing pauses, stops nobody and counts as the server does (${locale})`, {
    tag: '@proof',
  }, async ({ page }) => {
    await page.goto(`/${locale}/jobs/recruiter-gothenburg/apply/`)
    const letter = page.locator('#letter')
    const [shown, said] = [page.locator('#letter + .hint'), page.locator('#letter ~ [role=status]')]
    await expect(shown).toBeHidden()
    await letter.fill('😀'.repeat(4_990))
    await expect(shown).toHaveText(plural(script.left, 10, locale))
    await expect(said).toHaveText(plural(script.left, 10, locale))
    await said.evaluate((node) => {
      const times = () => node.setAttribute('data-times', `${Number(node.dataset.times ?? 0) + 1}`)
      new MutationObserver(times).observe(node, { childList: true })
    })
    await letter.focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('elva tecken')
    await expect(shown).toHaveText(plural(script.over, 1, locale))
    await expect(said).toHaveText(plural(script.over, 1, locale))
    await expect(said).toHaveAttribute('data-times', '1')
    await expect(letter).toHaveValue(`${'😀'.repeat(4_990)}elva tecken`)
    await page.getByRole('button', { name: apply.submit }).click()
    await expect(page.locator('#errors').getByText(errors.letterTooLong)).toBeVisible()
    await expect(page.locator('#errors')).toBeFocused()
    await letter.fill('😀'.repeat(5_000))
    await page.getByRole('button', { name: apply.submit }).click()
    await expect(page.locator('#errors')).toBeFocused()
    await expect(page.locator('#errors')).not.toContainText(errors.letterTooLong)
    await expect(letter).not.toHaveAttribute('aria-invalid')
  })

  test(`UX-21 the upload is shown as it goes and said aloud at most every 25 per cent (${locale})`, {
    tag: '@proof',
  }, async ({ page }) => {
    const said: string[] = []
    await page.exposeFunction('hear', (sentence: string) => said.push(sentence))
    await page.goto(`/${locale}/jobs/recruiter-gothenburg/apply/`)
    await page
      .locator('.acts ~ [role=status]')
      .first()
      .evaluate((node) => {
        const hear = (window as unknown as { hear(sentence: string): void }).hear
        new MutationObserver(() => hear(node.textContent)).observe(node, { childList: true })
      })
    await page.locator('#cv').setInputFiles({ ...cv, buffer: Buffer.alloc(4_000_000, 1) })
    const network = await page.context().newCDPSession(page)
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 1_000_000,
    })
    await page.getByRole('button', { name: apply.submit }).click()
    await expect(page.locator('progress')).toBeVisible()
    await expect(page.locator('.sending span')).toHaveText(/^[1-9]\d? %$/)
    await expect
      .poll(() => page.locator('progress').evaluate((node: HTMLProgressElement) => node.value))
      .toBeGreaterThan(25)
    await expect(page.locator('#cv-error')).toHaveText(errors.cvMislabelled, { timeout: 30_000 })
    const percents = said.flatMap((sentence) => sentence.match(/\d+/)?.map(Number) ?? [])
    expect(percents.length).toBeGreaterThan(1)
    expect(said).toEqual([...percents.map((percent) => fill(script.sending, { percent })), script.received])
    const steps = percents.map((percent) => Math.floor(percent / 25))
    expect(steps).toEqual([...new Set(steps)])
  })
}

test('UX-18 a file may be dropped on the field instead of chosen by its button', async ({ page }, info) => {
  const file = info.outputPath('dropped.pdf')
  writeFileSync(file, smallPdf)
  await page.goto(form)
  await expect(page.getByRole('button', { name: script.draft.save })).toBeVisible()
  const field = page.locator('#cv')
  const hand = await page.context().newCDPSession(page)
  await field.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await field.boundingBox())!
  const data = { items: [], files: [file], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await hand.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data })
  await expect(page.locator('.chosen')).toContainText('dropped.pdf')
})

test('UX-19 a chosen file is taken away by its button, and the focus stays at the field', async ({
  page,
}) => {
  await page.goto(form)
  await page.locator('#cv').setInputFiles(cv)
  await page.getByRole('button', { name: script.remove }).click()
  await expect(page.locator('.chosen')).toHaveCount(0)
  await expect(page.locator('#cv')).toBeFocused()
  expect(await page.locator('#cv').evaluate((input: HTMLInputElement) => input.files?.length)).toBe(0)
})

test('UX-22 an upload that breaks off says so, and a second try sends everything', async ({ page }) => {
  await page.goto(form)
  await page.locator('#name').fill('Bruten Ledning')
  await page.locator('#email').fill('bruten@post.example')
  await page.locator('#cv').setInputFiles(cv)
  await page.locator('#acknowledged').check()
  await page.route('**/api/applications', (route) => route.abort('connectionreset'), { times: 1 })
  await page.getByRole('button', { name: apply.submit }).click()
  await expect(page.getByRole('status').filter({ hasText: script.failed })).toBeVisible()
  await expect(page.getByRole('button', { name: apply.submit })).toBeEnabled()
  await page.getByRole('button', { name: apply.submit }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordsIn('sv').receipt.title)
})

test('UX-24 a CV behind a password is told from one that is damaged', async ({ page }) => {
  const locked = [...badFiles['R-23']()].find(({ reason }) => reason === 'encrypted')!
  for (const [bytes, sentence] of [
    [locked.bytes, errors.cvEncrypted],
    [smallPdf.slice(0, 90), errors.cvDamaged],
  ] as const) {
    await page.goto(form)
    await page.locator('#cv').setInputFiles({ ...cv, buffer: Buffer.from(bytes) })
    await page.getByRole('button', { name: apply.submit }).click()
    await expect(page.locator('#cv-error')).toHaveText(sentence)
    await expect(page.locator('#errors').getByText(sentence)).toBeVisible()
  }
})

test('UX-33 what is wrong is told by words, weight and edges, not by colour alone', async ({ page }) => {
  await page.goto(form)
  await page.getByRole('button', { name: apply.submit }).click()
  await expect(page.locator('#name-error')).toHaveText(errors.nameMissing)
  const looks = (field: string) =>
    page.locator(field).evaluate((input) => ({
      edge: getComputedStyle(input).borderTopWidth,
      bar: getComputedStyle(input.closest('.field')!).borderInlineStartWidth,
    }))
  expect(await looks('#phone')).toEqual({ edge: '1px', bar: '0px' })
  expect(await looks('#name')).toEqual({ edge: '2px', bar: '4px' })
  await expect(page.locator('#name-error')).toHaveCSS('font-weight', '700')
})

test('the form stays where it is when its script comes late', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  await page.route('**/FormScript*', async (route) => {
    await new Promise((later) => setTimeout(later, 500))
    await route.continue()
  })
  await page.goto('/sv/jobs/open/apply/')
  await expect(page.getByRole('button', { name: script.draft.save })).toBeVisible()
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
