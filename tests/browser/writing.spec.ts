import { wordsIn } from '../../functions/promises/language/words.ts'
import { smallPdf } from '../portal/applying.ts'
import { expect, test } from './test.ts'

const form = '/sv/jobs/recruiter-gothenburg/apply/'
const otherForm = '/sv/jobs/shore-power-technician/apply/'
const { errors, script, receipt, apply } = wordsIn('sv')
const cv = { name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf) }
const send = { name: apply.submit }
const save = { name: script.draft.save }

test.use({ viewport: { width: 360, height: 740 } })

test('UX-11 an address that looks mistyped is suggested another, and can be sent as it is', async ({
  page,
}) => {
  await page.goto(form)
  await page.locator('#email').fill('kim@gmial.com')
  await page.locator('#email').blur()
  await expect(page.locator('#email-warning')).toContainText('kim@gmail.com')
  await expect(page.locator('#email')).not.toHaveAttribute('aria-invalid')
  await expect(page.getByRole('button', send)).toBeEnabled()
  await page.getByRole('button', { name: 'kim@gmail.com' }).click()
  await expect(page.locator('#email')).toHaveValue('kim@gmail.com')
  await expect(page.locator('#email-warning')).toHaveCount(0)
})

test('UX-30 an empty field is no error when it is left; a wrong address is, but not while it is typed', async ({
  page,
}) => {
  await page.goto(form)
  await page.locator('#name').focus()
  await page.locator('#email').focus()
  await page.keyboard.type('kim@')
  await expect(page.locator('.error')).toHaveCount(0)
  await page.locator('#phone').focus()
  await expect(page.locator('#email-error')).toHaveText(errors.emailMalformed)
  await expect(page.locator('#email-error')).toHaveAttribute('role', 'status')
  await page.keyboard.type('ring mig')
  await page.locator('#letter').focus()
  await expect(page.locator('#phone-error')).toHaveText(errors.phoneMalformed)
  await page.locator('#phone').fill('070-174 06 05')
  await page.locator('#letter').focus()
  await expect(page.locator('#phone-error')).toHaveCount(0)
})

test('UX-31 UX-28 after a failed attempt what is mended is said no more, and the summary follows', async ({
  page,
}) => {
  await page.goto(form)
  await page.locator('#phone').fill('ring mig')
  await page.getByRole('button', send).click()
  const summary = page.locator('#errors')
  await expect(summary.getByRole('link')).toHaveCount(5)
  await expect(page.locator('#name')).toHaveAttribute('aria-describedby', 'name-error name-hint')
  await page.locator('#acknowledged').check()
  await expect(page.locator('#acknowledged-error')).toHaveCount(0)
  await page.locator('#name').pressSequentially('Kim')
  await expect(page.locator('#name-error')).toHaveCount(1)
  await page.locator('#name').blur()
  await expect(summary.getByRole('link')).toHaveCount(3)
  await expect(summary.getByRole('heading')).toContainText('3')
  await expect(page).toHaveTitle(/^Fel: 3 /)
  await page.locator('#email').fill('kim@post.example')
  await page.locator('#cv').setInputFiles(cv)
  await page.locator('#phone').fill('070-174 06 05')
  await page.locator('#phone').blur()
  await expect(summary).toBeHidden()
  await expect(page).not.toHaveTitle(/^Fel/)
})

test('UX-36 a draft is stored when its button is pressed and never before, without files, and deleted by its button', async ({
  page,
}) => {
  const keys = () => page.evaluate(() => Object.entries(localStorage))
  await page.goto(form)
  await page.locator('#name').fill('Ulla Utkast')
  await page.locator('#letter').fill('Ett halvt brev')
  await page.locator('#cv').setInputFiles(cv)
  await page.locator('#acknowledged').check()
  expect(await keys()).toEqual([])
  await page.getByRole('button', save).click()
  await expect(page.getByText('i 30 dagar', { exact: false })).toBeVisible()
  const kept = await keys()
  expect(kept.map(([key]) => key)).toEqual(['draft:recruiter-gothenburg'])
  expect(JSON.parse(kept[0]![1]).typed).toEqual({ name: 'Ulla Utkast', letter: 'Ett halvt brev' })
  await page.getByRole('button', { name: script.draft.remove }).click()
  expect(await keys()).toEqual([])
})

test('UX-37 a draft is restored with a message, for its own job only, within thirty days', async ({
  page,
}) => {
  await page.goto(form)
  await page.locator('#name').fill('Ulla Utkast')
  await page.getByRole('button', save).click()
  await page.goto(otherForm)
  await expect(page.locator('#name')).toHaveValue('')
  await page.goto(form)
  await expect(page.locator('#name')).toHaveValue('Ulla Utkast')
  await expect(page.locator('form > .held')).toContainText('utkastet som du sparade')
  await expect(page.locator('#acknowledged')).not.toBeChecked()
  await page.clock.setFixedTime(Date.now() + 30 * 24 * 3_600_000)
  await page.goto(otherForm)
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test('UX-36 a draft is gone once the application is sent', async ({ page }) => {
  await page.goto(form)
  await page.locator('#name').fill('Ulla Utkast')
  await page.locator('#email').fill('ulla@post.example')
  await page.getByRole('button', save).click()
  await page.locator('#cv').setInputFiles(cv)
  await page.locator('#acknowledged').check()
  await page.getByRole('button', send).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(receipt.title)
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test('UX-60 another language keeps what was typed and chosen, and stores nothing for it', async ({
  page,
}) => {
  await page.goto(form)
  await expect(page.getByRole('button', save)).toBeVisible()
  await expect(page.locator('noscript p')).toBeHidden()
  await page.locator('#name').fill('Kim Bytte')
  await page.locator('#cv').setInputFiles(cv)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveURL(/\/en\/jobs\/recruiter-gothenburg\/apply\//)
  await expect(page.locator('#name')).toHaveValue('Kim Bytte')
  await expect(page.locator('#cv-held')).toContainText('cv.pdf')
  await expect(page.locator('noscript p')).toBeHidden()
  await expect(page.getByRole('button', { name: wordsIn('en').apply.submit })).toBeVisible()
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('UX-60 the page says that another language loses what was filled in', async ({ page }) => {
    await page.goto(form)
    await expect(page.locator('noscript p')).toBeVisible()
    await expect(page.locator('noscript p')).toHaveText(apply.before.languages)
  })
})
