import type { Locator, Page } from '@playwright/test'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm } from '../portal/applying.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })

/** Sends what a person has with us, and opens their page by the link in their mailbox. */
async function openMine(page: Page, portal: RunningPortal, locale: 'sv' | 'nb' | 'en', email: string) {
  const headers = { Origin: portal.at.origin, Accept: 'application/json' }
  const person = { locale, name: 'Nora Lnud', email }
  await page.request.post('/api/applications', {
    multipart: applicationForm({ ...person, 'consent-talent-pool': 'on' }),
    headers,
  })
  await page.request.post('/api/contact', {
    form: { ...person, message: 'Hallå!', 'consent-contact': 'on' },
    headers,
  })
  await page.goto(`/${locale}/my-data/`)
  await page.locator('#email').fill(email)
  await page.getByRole('button', { name: wordsIn(locale).myData.submit }).click()
  const link = /http\S+\/my-data\/[\w-]{43}\//
  await expect.poll(async () => (await portal.letters(email)).some(({ text }) => link.test(text))).toBe(true)
  const letter = (await portal.letters(email)).find(({ text }) => link.test(text))
  await page.goto(link.exec(letter!.text)![0])
  await page.getByRole('button', { name: wordsIn(locale).myData.open.button }).click()
}

const agreedTo = {
  sv: 'kandidatbanken och kontaktformuläret.',
  nb: 'kandidatbanken og kontaktskjemaet.',
  en: 'the talent pool and the contact form.',
}

/** What was done is said where the person is taken, not somewhere above. */
async function expectSeen(status: Locator, words: string): Promise<void> {
  await expect(status).toHaveText(words)
  await expect(status).toBeInViewport()
}

for (const locale of ['sv', 'nb', 'en'] as const) {
  const { rights, myData } = wordsIn(locale)
  const mine = new RegExp(`/${locale}/my-data/mine/\\?done=`)

  test(`R-40, R-66, E2, E4, E5, E7 without JavaScript a person corrects, restricts, objects and takes back on one page (${locale})`, async ({
    page,
    portal,
  }) => {
    await openMine(page, portal, locale, `nora.${locale}@post.example`)
    await expect(page.locator('#consents')).toContainText(agreedTo[locale])
    const status = page.getByRole('status')
    const application = page.locator('section', { has: page.locator('[href$="/name/"]') }).first()

    await application.getByRole('link', { name: rights.correct.fields.name, exact: true }).click()
    await expect(page.locator('#value')).toHaveValue('Nora Lnud')
    await page.locator('#value').fill('')
    await page.getByRole('button', { name: rights.correct.save }).click()
    await expect(page.locator('#errors')).toContainText(wordsIn(locale).errors.nameMissing)
    await page.locator('#value').fill('Nora Lund')
    await page.getByRole('button', { name: rights.correct.save }).click()
    await expect(page).toHaveURL(mine)
    await expectSeen(status, rights.done.corrected)
    await expect(application.locator('del')).toHaveText('Nora Lnud')
    await expect(application.locator('ins')).toHaveText('Nora Lund')

    await application.getByRole('link', { name: rights.restrict.link }).click()
    await page.getByLabel(rights.restrict.reasons.needed).check()
    await page.getByRole('button', { name: rights.restrict.submit }).click()
    await expect(application).toContainText(myData.codes.needed)
    await application.getByRole('button', { name: rights.restrict.lift }).click()
    await expectSeen(status, rights.done.lifted)

    await application.getByRole('link', { name: rights.object.link }).click()
    await page.locator('#reason').fill('Hej')
    await page.getByRole('button', { name: rights.object.submit }).click()
    await expectSeen(status, rights.done.objected)
    await expect(
      application.getByRole('button', { name: rights.takeBack.button['talent-pool'] }),
    ).toHaveCount(0)

    await page.getByRole('button', { name: rights.takeBack.button.contact }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(rights.sure.title)
    await page.getByRole('button', { name: rights.sure.confirm }).click()
    await expectSeen(status, rights.done.withdrawnAndErased)
    await expect(page.getByText('Hallå!')).toHaveCount(0)
    await expect(page.locator('#marketing')).toContainText(rights.marketing.unused)
  })
}
