import { wordsIn } from '../../functions/promises/language/words.ts'
import { smallPdf } from '../portal/applying.ts'
import { expect, test } from './test.ts'

const form = '/sv/jobs/recruiter-gothenburg/apply/'
const { errors, receipt } = wordsIn('sv')
const cv = { name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from(smallPdf) }
const send = { name: 'Skicka ansökan' }

test.use({ viewport: { width: 360, height: 740 } })

test('UX-19 UX-20 a file is checked when it is chosen, before anything is sent', async ({ page }) => {
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await page.goto(form)
  const choose = (name: string, bytes: number) =>
    page.locator('#cv').setInputFiles({ name, mimeType: '', buffer: Buffer.alloc(bytes, 1) })
  await choose('cv.exe', 10)
  await expect(page.getByText(errors.cvWrongKind)).toBeVisible()
  await choose('cv.pdf', 0)
  await expect(page.getByText(errors.cvEmpty)).toBeVisible()
  await choose('cv.pdf', 5_000_001)
  await expect(page.getByText(errors.cvTooLarge)).toBeVisible()
  await choose('cv.pdf', 1_200_000)
  await expect(page.getByText('cv.pdf, 1,2 MB')).toBeVisible()
  await expect(page.getByText(errors.cvTooLarge)).toHaveCount(0)
  expect(posts).toEqual([])
})

test('R-20 UX-34 a double click sends one application, and Back and reload send none', async ({
  page,
  portal,
}) => {
  const address = 'dubbel@post.example'
  let posts = 0
  page.on('request', (request) => request.method() === 'POST' && posts++)
  await page.goto(form)
  await page.locator('#name').fill('Dubbel Klick')
  await page.locator('#email').fill(address)
  await page.locator('#cv').setInputFiles(cv)
  await page.locator('#acknowledged').check()
  await expect(page.getByRole('button', send)).toBeEnabled()
  await page.getByRole('button', send).dblclick()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(receipt.title)
  await page.reload()
  await page.goBack()
  await page.goForward()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(receipt.title)
  expect(posts).toBe(1)
  const { rows } = await portal.database.execute({
    sql: 'select id from applications where email = ?',
    args: [address],
  })
  expect(rows).toHaveLength(1)
})

test('UX-25 UX-27 a file that was good need not be chosen again when another field was wrong', async ({
  page,
}) => {
  await page.goto(form)
  await page.locator('#email').fill('fel')
  await page.locator('#cv').setInputFiles(cv)
  await page.getByRole('button', send).click()
  await expect(page.locator('#errors')).toBeFocused()
  await expect(page).toHaveTitle(/^Fel: 3 /)
  await page.locator('#errors a').first().click()
  await expect(page.locator('#name')).toBeFocused()
  await page.locator('#name').fill('Kim')
  await page.locator('#email').fill('kim.igen@post.example')
  await page.locator('#acknowledged').check()
  await page.getByRole('button', send).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(receipt.title)
  await expect(page.getByText('cv.pdf', { exact: false }).first()).toBeVisible()
})

test('UX-22 a lost network loses nothing: the form stands as it was and can be sent again', async ({
  page,
  context,
}) => {
  await page.goto(form)
  await page.locator('#name').fill('Nät Löst')
  await page.locator('#email').fill('nat@post.example')
  await page.locator('#cv').setInputFiles(cv)
  await page.locator('#acknowledged').check()
  await context.setOffline(true)
  await page.getByRole('button', send).click()
  await expect(page.locator('#name')).toHaveValue('Nät Löst')
  await expect(page).toHaveURL(new RegExp(form))
  await context.setOffline(false)
  await page.getByRole('button', send).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(receipt.title)
})

test('UX-23 what is in the file counts, not what it is called', async ({ page }) => {
  await page.goto(form)
  await page.locator('#name').fill('Kim')
  await page.locator('#email').fill('kim.exe@post.example')
  await page.locator('#cv').setInputFiles({ ...cv, buffer: Buffer.from('MZ this is a program') })
  await page.locator('#acknowledged').check()
  await page.getByRole('button', send).click()
  await expect(page.locator('#errors a')).toHaveText(errors.cvMislabelled)
})

test('R-13 an identity number in the letter is warned of and can still be sent', async ({ page }) => {
  await page.goto(form)
  await page.locator('#letter').fill('Mitt nummer är 811218-9876.')
  await page.locator('#letter').blur()
  await expect(page.getByText('personnummer', { exact: false }).last()).toBeVisible()
  await expect(page.getByRole('button', send)).toBeEnabled()
})

test('UX-16 UX-17 the whole form can be filled in with the keyboard alone, and Enter in a field sends it', async ({
  page,
}) => {
  await page.goto(form)
  await page.keyboard.press('Tab')
  await expect(page.locator('.skip')).toBeFocused()
  await page.locator('#name').focus()
  await page.keyboard.type('Tang Ent')
  await page.keyboard.press('Tab')
  await page.keyboard.type('tang@post.example')
  for (
    let i = 0;
    i < 12 && !(await page.locator('details summary').evaluate((node) => node === document.activeElement));
    i++
  ) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Mitt cv som text')
  for (
    let i = 0;
    i < 6 && !(await page.locator('#acknowledged').evaluate((node) => node === document.activeElement));
    i++
  ) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Space')
  await page.locator('#email').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(receipt.title)
})

test('when the words of the script do not arrive, the form works as it does without one', async ({
  page,
}) => {
  await page.route('**/words/*.js', (route) => route.abort())
  await page.goto(form)
  await page.locator('#name').fill('Ordlös Ansökan')
  await page.locator('#email').fill('ordlos@post.example')
  await page.locator('#cv').setInputFiles(cv)
  await page.locator('#acknowledged').check()
  await page.getByRole('button', send).click()
  await expect(page.getByRole('heading', { name: receipt.title })).toBeVisible()
})
