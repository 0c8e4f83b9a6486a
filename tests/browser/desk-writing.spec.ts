import { type Locale, locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { slug } from '../portal/mailing.ts'
import { messageForm } from '../portal/writing.ts'
import { employ, goToDesk } from './desk-visit.ts'
import { faultsOn } from './looking.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 } })

const at = `/desk/newsletter/issues/${slug}/`

async function writeAs(portal: RunningPortal, name: string, email: string) {
  const { origin } = portal.at
  const headers = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json' }
  const body = messageForm({ name, email, message: 'Hej!\nHar <b>ni</b> parkering?' })
  const sent = await fetch(`${origin}/api/contact`, { method: 'POST', body, headers })
  expect(sent.status).toBe(201)
}

async function administrator(portal: RunningPortal, what: string, locale: Locale): Promise<string> {
  const email = `${what}.${locale}@staff.example`
  await employ(portal, { email, locale, role: 'administrator' })
  return email
}

/** The issue as if nobody had sent it off. */
const asDraft = (portal: RunningPortal) =>
  portal.database.execute({ sql: 'delete from mailings where slug = ?', args: [slug] })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const locale of locales) {
    const { desk, errors } = wordsIn(locale)
    const words = desk.messages

    test(`UX-63 on a phone without JavaScript a message is read, answered as it was seen, and put back (${locale})`, {
      tag: '@proof',
    }, async ({ page, portal }) => {
      const [name, email] = [`Märta Ågren ${locale}`, `writes.${locale}@post.example`]
      const member = await administrator(portal, 'answers', locale)
      await writeAs(portal, name, email)
      await goToDesk(page, portal, locale, member)
      await page.getByRole('navigation').getByRole('link', { name: desk.pages.messages }).click()
      await page.getByRole('link', { name }).click()
      await expect(page.locator('main')).toContainText('Har <b>ni</b> parkering?')
      await page.getByRole('button', { name: words.look }).click()
      await expect(page.locator('#errors')).toContainText(errors.answerMissing)
      await page.locator('#answer').fill('Ja, bakom huset.\n\nVälkommen!')
      await page.getByRole('button', { name: words.look }).click()
      const seen = await page.locator('section .typed').textContent()
      expect(seen).toContain('Ja, bakom huset.\n\nVälkommen!')
      await page.getByRole('button', { name: words.send }).click()
      await expect(page.getByRole('status')).toContainText(words.said.answered)
      await expect
        .poll(async () => (await portal.letters(email)).map(({ text }) => text.trim()))
        .toContain(seen!.trim())
      await page.getByRole('button', { name: words.undo }).click()
      await expect(page.locator('main')).toContainText('Välkommen!')
      await page.getByRole('button', { name: words.done }).click()
      await expect(page.getByRole('status')).toContainText(words.said.done)
    })

    test(`UX-63 on a phone without JavaScript an issue is seen, tested, set for later, paused and cancelled (${locale})`, {
      tag: '@proof',
    }, async ({ page, portal }) => {
      await asDraft(portal)
      const words = desk.newsletter
      await goToDesk(page, portal, locale, await administrator(portal, 'sends', locale))
      await page.goto('/desk/newsletter/')
      await page.locator(`a[href="${at}"]`).click()
      await expect(page.frameLocator('iframe').locator('h1')).toBeVisible()
      await page.getByRole('button', { name: words.test }).click()
      await expect(page.getByRole('status')).toHaveText(words.said.tested)
      await page.getByRole('link', { name: words.toSend }).click()
      await page.getByRole('button', { name: words.send.submit }).click()
      await expect(page.locator('#errors')).toContainText(errors.sendNotConfirmed)
      await page.locator('#at').fill('2031-06-01T09:00')
      await page.locator('#confirm').check()
      await page.getByRole('button', { name: words.send.submit }).click()
      await expect(page.getByRole('status')).toHaveText(words.said.scheduled)
      await expect(page.locator('main')).toContainText('2031')
      await page.getByRole('button', { name: words.pause }).click()
      await expect(page.locator('main')).toContainText(words.stands.paused)
      await page.locator('summary', { hasText: words.cancel }).click()
      await page.getByRole('button', { name: words.cancel }).click()
      await expect(page.getByRole('status')).toHaveText(words.said.turned)
      await asDraft(portal)
    })
  }
})

for (const locale of locales) {
  test(`UX-54 neither the inbox nor the newsletter has an accessibility fault or scrolls sideways (${locale})`, {
    tag: '@proof',
  }, async ({ page, portal }) => {
    test.setTimeout(120_000)
    const { desk } = wordsIn(locale)
    await asDraft(portal)
    await writeAs(portal, `Åke Holm ${locale}`, `ake.${locale}@post.example`)
    await goToDesk(page, portal, locale, await administrator(portal, 'looks', locale))
    const { rows } = await portal.database.execute('select id from contact_messages limit 1')
    const paths = [
      '/desk/messages/',
      '/desk/messages/?which=done',
      `/desk/messages/${rows[0]!.id}/`,
      '/desk/newsletter/',
      at,
      `${at}send/`,
      '/desk/newsletter/blocks/',
    ]
    for (const path of paths) {
      await page.goto(path)
      expect(await faultsOn(page), path).toEqual([])
    }
    await page.locator('#email').fill(`nobody.${locale}@post.example`)
    await page.getByRole('button', { name: desk.newsletter.blocks.button }).click()
    await expect(page.getByRole('status')).toContainText(desk.newsletter.blocks.free)
    expect(await faultsOn(page)).toEqual([])
    await page.goto(`/desk/messages/${rows[0]!.id}/`)
    await page.locator('#answer').fill('Ja.')
    await page.getByRole('button', { name: desk.messages.look }).click()
    expect(await faultsOn(page)).toEqual([])
    await page.getByRole('button', { name: desk.messages.send }).click()
    await expect(page.getByRole('status')).toContainText(desk.messages.said.answered)
    expect(await faultsOn(page)).toEqual([])
  })
}
