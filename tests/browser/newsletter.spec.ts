import { wordsIn } from '../../functions/promises/language/words.ts'
import { promises } from './every-page.ts'
import { keptAbout, linkIn, openSubscription, signUp } from './subscribing.ts'
import { expect, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })

for (const locale of ['sv', 'nb', 'en'] as const) {
  const words = wordsIn(locale).newsletter

  test(`UX-49 UX-50 an address and a box are enough, and nothing comes of it until its owner presses the button (${locale})`, async ({
    page,
    portal,
    request,
  }) => {
    const email = `kim.${locale}@post.example`
    await page.goto(`/${locale}/`)
    await page.getByRole('link', { name: words.link, exact: true }).click()
    await expect(page.locator('main :checked')).toHaveCount(0)
    await signUp(page, locale, email)
    await expect(page.locator('h1')).toHaveText(wordsIn(locale).sent.newsletter.title)
    await expect(page.getByRole('link', { name: wordsIn(locale).sent.newsletter.rule })).toHaveAttribute(
      'href',
      `/${locale}/privacy/retention/#newsletter-pending`,
    )

    const link = await linkIn(portal, email, 'confirm')
    const [letter] = await portal.letters(email)
    const [, sender = ''] = /^(.+) <[^<>]+>$/.exec(letter!.from) ?? []
    expect(sender).toBe(promises.site.name)
    await expect(page.locator('main')).toContainText(sender)
    expect(link).toContain(`/${locale}/newsletter/confirm/`)
    const before = await keptAbout(portal, email)
    expect(before).toMatchObject({ waiting: [{ topics: '["news"]' }], subscriptions: [] })
    for (const ask of [request.get, request.head])
      for (const purpose of ['', 'prefetch'])
        expect((await ask.call(request, link, { headers: { Purpose: purpose } })).status()).toBe(200)
    expect(await keptAbout(portal, email)).toEqual(before)

    await page.goto(link)
    await expect(page.locator('main')).toContainText(words.topics.options.news)
    await page.getByRole('button', { name: words.confirm.button }).click()
    for (const again of [false, true]) {
      if (again) await page.goto(link)
      await expect(page.locator('h1')).toHaveText(words.confirm.confirmed.title)
      expect(await keptAbout(portal, email)).toMatchObject({ waiting: [], subscriptions: [{ locale }] })
    }
    expect(await page.context().cookies()).toEqual([])
  })

  test(`UX-49 who wants jobs in one place reads it on the page to confirm on (${locale})`, async ({
    page,
    portal,
  }) => {
    const email = `bergen.${locale}@post.example`
    await page.goto(`/${locale}/newsletter/`)
    await page.locator('#email').fill(email)
    await page.locator('[name=topics][value=jobs]').check()
    await page.locator('[value=bergen-norway]').check()
    await page.locator('[value=permanent]').check()
    await page.locator('#consent-newsletter').check()
    await page.getByRole('button', { name: words.submit }).click()
    await page.goto(await linkIn(portal, email, 'confirm'))
    await expect(page.locator('main li li')).toHaveText([/^Bergen/, wordsIn(locale).job.kinds.permanent])
  })

  test(`UX-50 UX-52 one leaves by one button, with no reason asked, can undo it, and have the address erased (${locale})`, async ({
    page,
    portal,
  }) => {
    const { left, mailbox } = words.leave
    const email = `leaver.${locale}@post.example`
    const heading = page.locator('h1')
    await openSubscription(page, portal, locale, email)
    const address = page.url()
    const before = await keptAbout(portal, email)
    await expect(page.locator('main input:visible, main textarea, main select:visible')).toHaveCount(0)

    await page.goto(address)
    expect(await keptAbout(portal, email)).toEqual(before)
    await page.getByRole('button', { name: words.leave.button }).click()
    await expect(heading).toHaveText(left.title)
    expect(await keptAbout(portal, email)).toMatchObject({ subscriptions: [{ state: 'left' }] })
    await page.reload()
    await expect(heading).toHaveText(left.title)

    await page.getByRole('button', { name: left.undoButton }).click()
    await expect(heading).toHaveText(mailbox.title)
    expect(await keptAbout(portal, email)).toMatchObject({ subscriptions: [{ state: 'left' }] })
    await page.goto(await linkIn(portal, email, 'confirm', 2))
    await page.getByRole('button', { name: words.confirm.button }).click()
    expect(await keptAbout(portal, email)).toMatchObject({ subscriptions: [{ state: 'confirmed' }] })

    await page.goto(address)
    await page.getByRole('button', { name: words.leave.button }).click()
    await page.getByRole('button', { name: left.eraseButton }).click()
    await expect(heading).toHaveText(mailbox.title)
    const link = await linkIn(portal, email, 'erase')
    await page.goto(link)
    expect((await keptAbout(portal, email)).subscriptions).toHaveLength(1)
    await page.getByRole('button', { name: words.erase.button }).click()
    await expect(heading).toHaveText(words.erase.erased.title)
    expect(await keptAbout(portal, email)).toEqual({ waiting: [], subscriptions: [] })

    await page.goto(address)
    await expect(heading).toHaveText(words.leave.gone.title)
    await expect(page.getByRole('link', { name: words.leave.gone.again })).toHaveAttribute(
      'href',
      `/${locale}/newsletter/`,
    )
    await page.goto(link)
    await expect(heading).toHaveText(words.erase.erased.title)
    expect(await page.context().cookies()).toEqual([])
  })

  test(`the page in every letter changes topics and language too, and keeps the choice of jobs (${locale})`, {
    tag: '@proof',
  }, async ({ page, portal }) => {
    const email = `reader.${locale}@post.example`
    const { change, save, changed, errorLead } = words.leave
    await openSubscription(page, portal, locale, email)
    await page.getByText(change).click()
    await page.locator('#topics').uncheck()
    await page.getByRole('button', { name: save, exact: true }).click()
    await expect(page.locator('#errors')).toContainText(errorLead)
    await page.locator('[name=topics][value=jobs]').check()
    await page.locator('#topics').uncheck()
    await page.getByLabel('Bergen').check()
    await page.locator('#locale').selectOption(locale === 'nb' ? 'en' : 'nb')
    await page.getByRole('button', { name: save, exact: true }).click()
    await expect(page.locator('h1')).toHaveText(changed.title)
    await expect(page.getByLabel('Bergen')).toBeChecked()
    await expect(page.locator('#topics')).not.toBeChecked()
    expect(await keptAbout(portal, email)).toMatchObject({
      subscriptions: [
        {
          state: 'confirmed',
          locale: locale === 'nb' ? 'en' : 'nb',
          topics: '["jobs"]',
          places: '["bergen-norway"]',
        },
      ],
    })
    await portal.database.execute({
      sql: `update subscriptions set places = '["kiruna-sweden"]' where email = ?`,
      args: [email],
    })
    await page.goto(page.url())
    await page.getByText(change).click()
    await expect(page.getByLabel('Kiruna Sweden')).toBeChecked()
    await page.getByRole('button', { name: save, exact: true }).click()
    await expect(page.getByLabel('Kiruna Sweden')).toBeChecked()
    expect(await keptAbout(portal, email)).toMatchObject({ subscriptions: [{ places: '["kiruna-sweden"]' }] })
  })

  test(`UX-53 a link that is worth nothing says so and leads to where a new one is had (${locale})`, async ({
    page,
  }) => {
    expect((await page.goto(`/${locale}/newsletter/confirm/${'A'.repeat(43)}/`))!.status()).toBe(410)
    await expect(page.locator('h1')).toHaveText(words.confirm.expired.title)
    await page.getByRole('link', { name: words.confirm.expired.again }).click()
    await expect(page.locator('h1')).toHaveText(words.title)
    expect((await page.goto(`/${locale}/newsletter/erase/cut-off/`))!.status()).toBe(404)
    await expect(page.locator('h1')).toHaveText(words.erase.expired.title)
  })
}
