import type { Page } from '@playwright/test'
import type { Locale } from '../../../functions/promises/language/languages.ts'
import { roles } from '../../../functions/promises/openings/roles.ts'
import { applicationForm, smallPdf } from '../../portal/applying.ts'
import { filesGoneWrong } from './files.ts'
import { aboutThePerson } from './person.ts'
import { aboutTheRole, roleLeftOut, withoutCv } from './roles.ts'
import { carry, typed, unticked, type Wrong } from './wrongs.ts'

/** A form as a person meets it, and everything that can be wrong in it. */
export interface TriedForm {
  name: string
  /** Goes to it and fills it in so that nothing is wrong. */
  fillIn(page: Page, locale: Locale): Promise<void>
  wrongs: readonly Wrong[]
}

const inAnyApplication: readonly Wrong[] = [
  ...aboutThePerson,
  typed('phoneMalformed', 'phone', 'ring mig'),
  typed('addressTooLong', 'address', 'å'.repeat(501)),
  typed('letterTooLong', 'letter', 'å'.repeat(5_001)),
  typed('cvTextTooLong', 'cvText', 'å'.repeat(20_001)),
  unticked('acknowledgedMissing', 'acknowledged'),
  ...filesGoneWrong(),
]

const noCv: Wrong = { message: 'cvMissing', at: 'cv', with: ['cvText', 'partnerAbout'], make: withoutCv }

const closedMeanwhile: Wrong = {
  message: 'openingClosed',
  at: 'form',
  with: 'all',
  make: (page) =>
    page
      .locator('form [name=opening]')
      .evaluate((input: HTMLInputElement) => input.setAttribute('value', 'ferry-charging-coordinator')),
}

const sentBefore: Wrong = {
  message: 'otherContent',
  at: 'form',
  with: 'all',
  async make(page) {
    await carry(page, 'idempotencyKey', crypto.randomUUID())
    await page.locator('form[method=post]').evaluate(async (form: HTMLFormElement) => {
      const data = new FormData(form)
      data.set('name', 'Kim Åsnes den äldre')
      await fetch(form.action, { method: 'POST', body: data })
    })
  },
}

async function fillInApplication(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('details').evaluate((details) => details.setAttribute('open', ''))
  await page.locator('#name').fill('Kim Åsnes')
  await page.locator('#email').fill('kim.asnes@post.example')
  await page.locator('#cv').setInputFiles({ name: 'cv.pdf', mimeType: '', buffer: Buffer.from(smallPdf) })
  await page.locator('#acknowledged').check()
}

const job: TriedForm = {
  name: 'apply',
  fillIn: (page, locale) => fillInApplication(page, `/${locale}/jobs/shore-power-technician/apply/`),
  wrongs: [...inAnyApplication, noCv, closedMeanwhile, sentBefore],
}

const open: TriedForm[] = roles.map((role) => ({
  name: `open-${role}`,
  async fillIn(page, locale) {
    await fillInApplication(page, `/${locale}/jobs/open/apply/`)
    await page.locator('#role').selectOption(role)
  },
  wrongs: [
    ...aboutTheRole(role),
    ...inAnyApplication,
    ...(role === 'partner' ? [] : [noCv]),
    roleLeftOut,
    sentBefore,
  ],
}))

const contact: TriedForm = {
  name: 'contact',
  async fillIn(page, locale) {
    await page.goto(`/${locale}/contact/`)
    await page.locator('#name').fill('Kim Åsnes')
    await page.locator('#email').fill('kim.asnes@post.example')
    await page.locator('#message').fill('Har ni parkering?')
    await page.locator('#consent-contact').check()
  },
  wrongs: [
    ...aboutThePerson,
    typed('messageMissing', 'message', ''),
    typed('messageTooLong', 'message', 'å'.repeat(5_001)),
    unticked('consentContactMissing', 'consent-contact'),
  ],
}

const newsletter: TriedForm = {
  name: 'newsletter',
  async fillIn(page, locale) {
    await page.goto(`/${locale}/newsletter/`)
    await page.locator('#email').fill('kim.asnes@post.example')
    await page.locator('#consent-newsletter').check()
  },
  wrongs: [
    ...aboutThePerson.filter(({ at }) => at === 'email'),
    unticked('consentNewsletterMissing', 'consent-newsletter'),
  ],
}

const myData: TriedForm = {
  name: 'my-data',
  async fillIn(page, locale) {
    await page.goto(`/${locale}/my-data/`)
    await page.locator('#email').fill('kim.asnes@post.example')
  },
  wrongs: aboutThePerson.filter(({ at }) => at === 'email'),
}

const withdraw: TriedForm = {
  name: 'withdraw',
  async fillIn(page, locale) {
    await page.goto(`/${locale}/contact/`)
    const sent = await page.request.post('/api/applications', {
      multipart: applicationForm({ locale, name: crypto.randomUUID() }),
      headers: { Origin: new URL(page.url()).origin, Accept: 'application/json' },
    })
    await page.goto((await sent.json()).links.receipt)
    await page.locator('form:has([name=action][value=withdraw]) button').click()
  },
  wrongs: aboutThePerson.filter(({ at }) => at === 'leave-empty'),
}

export const triedForms: readonly TriedForm[] = [job, ...open, contact, newsletter, myData, withdraw]
