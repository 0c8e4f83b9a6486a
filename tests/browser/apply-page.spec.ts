import type { Page } from '@playwright/test'
import { periodInWords } from '../../functions/promises/language/in-words.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { ruleFor } from '../../functions/promises/rules.ts'
import { smallPdf } from '../portal/applying.ts'
import { promises } from './every-page.ts'
import { expect, test } from './test.ts'

const cv = { name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf) }
const controls = 'form :is(input:not([type=hidden]), textarea, select)'

async function fillIn(page: Page, path: string, email: string) {
  await page.goto(path)
  await page.locator('#name').fill('Kim Åsnes')
  await page.locator('#email').fill(email)
  await page.locator('#cv').setInputFiles(cv)
  await page.locator('#acknowledged').check()
}

for (const locale of locales) {
  const path = `/${locale}/jobs/shore-power-technician/apply/`
  const { apply, problems, script } = wordsIn(locale)

  test(`UX-3 UX-8 one heading; job, employer, deadline and what to expect come before the first field (${locale})`, async ({
    page,
  }) => {
    await page.goto(path)
    await expect(page.locator('h1')).toHaveCount(1)
    const band = page.locator('.band')
    await expect(band.locator('time')).toBeVisible()
    await expect(band).toContainText('Måkevik')
    const before = page.locator('aside').first()
    for (const said of [apply.before.time, apply.before.have, '5 MB', '2 MB', 'Måkevik Landstrøm AS'])
      await expect(before).toContainText(said)
    await expect(before.locator('time').last()).toBeVisible()
    const isBefore = await before.evaluate(
      (node) => node.compareDocumentPosition(document.querySelector('form')!) & 4,
    )
    expect(isBefore).toBeTruthy()
  })

  test(`UX-4 UX-5 UX-7 every control has a label of its own and its hint before it; optional ones say so in words (${locale})`, async ({
    page,
  }) => {
    await page.goto(path)
    await page.locator('details').evaluate((node) => node.setAttribute('open', ''))
    const faults = await page.locator(controls).evaluateAll((nodes) =>
      nodes.flatMap((node) => {
        const label = document.querySelector(`label[for="${node.id}"]`)
        const hint = document.getElementById(`${node.id}-hint`)
        const isAfter = hint && !(hint.compareDocumentPosition(node) & 4)
        const isTied = !hint || node.getAttribute('aria-describedby')?.split(' ').includes(hint.id)
        return label?.textContent && !node.hasAttribute('placeholder') && !isAfter && isTied ? [] : [node.id]
      }),
    )
    expect(faults).toEqual([])
    for (const field of ['phone', 'address', 'letter', 'photo'])
      await expect(page.locator(`label[for=${field}]`)).toContainText(apply.optional)
    expect(await page.locator('form').innerText()).not.toContain('*')
  })

  test(`UX-15 UX-39 nobody is asked for sex, age or identity number, and no box is ticked beforehand (${locale})`, async ({
    page,
  }) => {
    await page.goto(path)
    const labels = (await page.locator('form label').allInnerTexts()).join('\n')
    expect(labels).not.toMatch(
      /personnummer|fødselsnummer|identity|\bkön\b|kjønn|gender|\bålder\b|\balder\b|\bage\b/i,
    )
    await expect(page.locator('#letter-hint')).toContainText(/personnummer|fødselsnummer|identity/i)
    await expect(page.locator('form :checked:not(option)')).toHaveCount(0)
    const pool = page.locator('label[for=consent-talent-pool]')
    const { keepFor } = ruleFor(promises.retention, 'talent-pool')
    await expect(pool).toContainText(periodInWords(keepFor, locale))
    await expect(pool.locator('.quiet')).toHaveText(apply.optional)
    await expect(page.locator('label[for=photo]')).toContainText(apply.optional)
    await expect(page.locator('#photo-hint')).toContainText(apply.fields.photo.hint.split('.')[0]!)
  })

  for (const [status, kind] of [
    [413, 'tooLarge'],
    [429, 'tooMany'],
    [500, 'internal'],
    [503, 'unavailable'],
  ] as const) {
    test(`UX-35 after ${status} the form stands as it was and the page says what to do (${locale})`, async ({
      page,
    }) => {
      await fillIn(page, path, 'kvar@post.example')
      const { title, text } = problems[kind]
      await page.route('**/api/applications', (route) =>
        route.fulfill({
          status,
          contentType: 'text/html',
          body: `<main><h1>${title}</h1><p>${text}</p></main>`,
        }),
      )
      await page.getByRole('button', { name: apply.submit }).click()
      await expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()
      await expect(page.locator('#name')).toHaveValue('Kim Åsnes')
      expect(await page.locator('#cv').evaluate((input: HTMLInputElement) => input.files?.length)).toBe(1)
    })
  }

  test(`UX-21 an upload can be cancelled and loses nothing (${locale})`, async ({ page }) => {
    await fillIn(page, path, 'avbryt@post.example')
    await page.route('**/api/applications', () => undefined)
    await page.getByRole('button', { name: apply.submit }).click()
    await expect(page.locator('progress')).toBeVisible()
    await page.getByRole('button', { name: script.cancel }).click()
    await expect(page.getByText(script.cancelled)).toBeVisible()
    await expect(page.locator('progress')).toBeHidden()
    await expect(page.locator('#email')).toHaveValue('avbryt@post.example')
  })
}

test('UX-6 UX-17 browsers and telephones know what each field is for', async ({ page }) => {
  await page.goto('/sv/jobs/shore-power-technician/apply/')
  const expected = {
    name: { autocomplete: 'name', spellcheck: 'false' },
    email: {
      autocomplete: 'email',
      type: 'email',
      inputmode: 'email',
      spellcheck: 'false',
      autocapitalize: 'none',
    },
    phone: { autocomplete: 'tel', type: 'tel', inputmode: 'tel' },
    cv: { type: 'file', accept: '.pdf,.docx' },
  }
  for (const [field, attributes] of Object.entries(expected))
    for (const [name, value] of Object.entries(attributes))
      await expect(page.locator(`#${field}`)).toHaveAttribute(name, value)
})

test('UX-41 UX-46 UX-47 the receipt is reached by a redirect, private, and prints on one page', async ({
  page,
}) => {
  await fillIn(page, '/sv/jobs/shore-power-technician/apply/', 'skriv.ut@post.example')
  const redirect = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.keyboard.press('Tab')
  await page.locator('#email').press('Enter')
  expect((await redirect).status()).toBe(303)
  await expect(page).toHaveURL(/\/sv\/applications\//)
  const answer = (await page.reload())!
  expect(answer.headers()).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'same-origin',
  })
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})
