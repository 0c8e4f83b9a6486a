import { newId } from '../../functions/platform/ids.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm } from '../portal/applying.ts'
import { faultsOn } from './looking.ts'
import { goIn } from './my-data-visit.ts'
import { expect, type RunningPortal, test } from './test.ts'

test.use({ viewport: { width: 360, height: 740 } })

/** What a desk leaves with an application: it was opened twice, once for a reason, and written about. */
async function handle(portal: RunningPortal, id: string, email: string): Promise<void> {
  const now = Date.now()
  const trace = 'insert into traces values (?, ?, ?, ?, ?, ?, ?)'
  await portal.database.batch([
    { sql: trace, args: [newId(new Date()), id, 'one', 'recruiter', 'opened', null, now] },
    {
      sql: trace,
      args: [newId(new Date()), id, 'two', 'privacy-officer', 'opened', `Krav från ${email}`, now],
    },
    {
      sql: 'insert into application_notes (id, application_id, staff_id, role, note, written_at) values (?, ?, ?, ?, ?, ?)',
      args: [newId(new Date()), id, 'one', 'recruiter', 'Ring på fredag.\nKan börja i maj.', now],
    },
  ])
}

for (const locale of locales) {
  const { myData, rights } = wordsIn(locale)

  test(`E1 no. 14 at 360 px one reads who of us in which role opened the application, when and why, and puts a pasted CV right (${locale})`, {
    tag: '@proof',
  }, async ({ page, portal }) => {
    const email = `kim.handled.${locale}@post.example`
    const id = await applyWithText(portal, page, locale, email)
    await handle(portal, id, email)
    await goIn(page, portal, locale, email)
    const thing = page.locator('section.card').first()
    for (const said of [myData.handled.read.title, myData.handled.status.title, myData.handled.notes.title])
      await expect(thing.getByRole('heading', { name: said })).toBeVisible()
    await expect(thing.locator('blockquote', { hasText: `Krav från ${email}` }).first()).toBeVisible()
    expect(await faultsOn(page)).toEqual([])

    await page.getByRole('link', { name: rights.correct.fields.cvText }).click()
    await page.locator('#value').fill('Elektriker sedan 2016')
    await page.getByRole('button', { name: rights.correct.save }).click()
    await expect(thing.locator('del')).toHaveText('Elektriker sedan 2015')
    await expect(thing.locator('ins')).toHaveText('Elektriker sedan 2016')
    expect(await faultsOn(page)).toEqual([])
  })
}

async function applyWithText(
  portal: RunningPortal,
  page: { request: { post(path: string, form: object): Promise<unknown> } },
  locale: Locale,
  email: string,
): Promise<string> {
  await page.request.post('/api/applications', {
    multipart: applicationForm({ locale, email, cvText: 'Elektriker sedan 2015' }),
    headers: { Origin: portal.at.origin, Accept: 'application/json' },
  })
  const { rows } = await portal.database.execute({
    sql: 'select id from applications where email = ?',
    args: [email],
  })
  return String(rows[0]!.id)
}
