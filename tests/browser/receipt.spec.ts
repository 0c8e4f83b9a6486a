import { maskedAddress } from '../../functions/platform/mail/email-address.ts'
import { dayInWords, instantInWords } from '../../functions/promises/language/in-words.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import { fill, wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm, smallPdf } from '../portal/applying.ts'
import { promises } from './every-page.ts'
import { expect, type RunningPortal, test } from './test.ts'

const job = promises.openings.find(({ slug }) => slug === 'shore-power-technician')!
const { timeZone } = promises.site

/** A letter without the marks that keep a file's name from looking like a link. */
const unbroken = (part: string) => part.replaceAll('\u2060', '')

async function applyAs(portal: RunningPortal, locale: string, email: string) {
  const cv = new File([smallPdf], 'cv åäö.pdf', { type: 'application/pdf' })
  const answer = await fetch(`${portal.at.origin}/api/applications`, {
    method: 'POST',
    body: applicationForm({ opening: job.slug, locale, email, cv }),
    headers: { Origin: portal.at.origin, Accept: 'application/json' },
  })
  expect(answer.status).toBe(201)
  const { links } = await answer.json()
  const { rows } = await portal.database.execute({
    sql: 'select * from applications where email = ?',
    args: [email],
  })
  expect(rows).toHaveLength(1)
  const [row] = rows
  const eraseBy = dayInWords(String(row!.erase_by), locale as 'sv')
  return {
    receipt: String(links.receipt),
    id: String(row!.id),
    reference: String(row!.reference),
    row: row!,
    eraseBy,
  }
}

for (const locale of locales) {
  const words = wordsIn(locale).receipt

  test(`UX-42 UX-43 UX-44 the receipt says what came and when, what happens next by which day, and when all is gone (${locale})`, async ({
    page,
    portal,
  }) => {
    const email = `kvitto.${locale}@post.example`
    const { receipt, reference, row, eraseBy } = await applyAs(portal, locale, email)
    await page.goto(receipt)
    const main = page.locator('main')
    expect(reference).toMatch(/^[2-9A-HJ-NPR-Z]{4}-[2-9A-HJ-NPR-Z]{4}$/)
    await expect(page.locator('.reference')).toHaveText(reference)
    const at = instantInWords(new Date(Number(row.submitted_at)), locale, timeZone)
    expect(at).toMatch(/CEST|CET/)
    await expect(main).toContainText(fill(words.lead, { at }))
    for (const fact of [job.title[locale], 'cv åäö.pdf', maskedAddress(email)])
      await expect(page.locator('.facts')).toContainText(fact)
    await expect(main).not.toContainText(email)
    await expect(page.getByRole('heading', { name: words.next })).toBeVisible()
    for (const { what, by } of job.steps) {
      await expect(main).toContainText(what[locale])
      if (by) await expect(main.locator(`time[datetime="${by}"]`).first()).toBeVisible()
    }
    await expect(main.getByRole('link', { name: job.contact.email })).toBeVisible()
    await expect(main.locator(`time[datetime="${row.erase_by}"]`).first()).toHaveText(eraseBy)
  })

  test(`UX-48 the letter says the same once, as HTML and as text; when it fails the page is whole and says so (${locale})`, async ({
    page,
    portal,
  }) => {
    const email = `brev.${locale}@post.example`
    const { receipt, id, reference, eraseBy } = await applyAs(portal, locale, email)
    await applyAs(portal, locale, email)
    const letters = await portal.letters(email)
    expect(letters).toHaveLength(1)
    const [letter] = letters
    expect(letter!.html).toContain(`<html lang="${locale}">`)
    const days = job.steps.flatMap(({ by }) => (by ? [dayInWords(by, locale)] : []))
    expect(days.length).toBeGreaterThan(0)
    for (const fact of [reference, job.title[locale], 'cv åäö.pdf', eraseBy, job.contact.email, ...days])
      for (const part of [letter!.text, letter!.html]) expect(unbroken(part), fact).toContain(fact)
    expect(letter!.text).toContain(receipt)
    const said = (kind: keyof typeof words.letter) =>
      fill(words.letter[kind], { email: maskedAddress(email) })
    await expect(async () => {
      await page.goto(receipt)
      await expect(page.locator('main')).toContainText(said('sent'), { timeout: 500 })
    }).toPass()
    const sql = "update outbox set state = 'dead' where subject_id = ?"
    await portal.database.execute({ sql, args: [id] })
    await page.reload()
    await expect(page.locator('main')).toContainText(said('failed'))
    await expect(page.locator('.reference')).toHaveText(reference)
    await expect(page.getByRole('heading', { name: words.next })).toBeVisible()
  })
}
