import type { Page } from '@playwright/test'
import { wordsIn } from '../../functions/promises/language/words.ts'
import { applicationForm, jobSlug } from '../portal/applying.ts'
import { employ, goToDesk } from './desk-visit.ts'
import { faultsOn } from './looking.ts'
import { expect, type RunningPortal, test } from './test.ts'

const { more } = wordsIn('sv').desk

test.use({ viewport: { width: 360, height: 740 } })

async function applyAs(portal: RunningPortal, email: string) {
  const headers = { Origin: portal.at.origin, 'Sec-Fetch-Site': 'same-origin', Accept: 'application/json' }
  const body = applicationForm({ name: 'Smal Skärm', email })
  const sent = await fetch(`${portal.at.origin}/api/applications`, { method: 'POST', body, headers })
  expect(sent.status).toBe(201)
}

/** Tables whose rows are wider than the screen they stand on. */
const framesThatScroll = (page: Page) =>
  page
    .locator('.scroll')
    .evaluateAll((frames) =>
      frames
        .filter((frame) => frame.scrollWidth > frame.clientWidth)
        .map((frame) => frame.getAttribute('aria-labelledby')),
    )

/** Captions that are broken after each word, as wide as the longest of them. */
const brokenCaptions = (page: Page) =>
  page
    .locator('caption')
    .evaluateAll((captions) => captions.filter((one) => one.clientWidth < 200).map((one) => one.textContent))

for (const [role, paths] of [
  ['administrator', ['/desk/', '/desk/figures/', '/desk/retention/', '/desk/record/']],
  ['privacy-officer', ['/desk/locked/', '/desk/retention/']],
] as const)
  test(`UX-57 on a phone no table of the desk scrolls sideways, and each cell says what it is (${role})`, {
    tag: '@proof',
  }, async ({ page, portal }) => {
    const email = `narrow.${role}@staff.example`
    await employ(portal, { email, role, openings: [] })
    await applyAs(portal, `narrow.${role}@post.example`)
    await applyAs(portal, `locked.${role}@post.example`)
    await portal.database.execute({
      sql: "update applications set defended_at = 1, status = 'rejected' where email = ?",
      args: [`locked.${role}@post.example`],
    })
    await goToDesk(page, portal, 'sv', email)
    for (const path of paths) {
      await page.goto(path)
      await expect(page.locator('h1')).toBeVisible()
      expect([await framesThatScroll(page), await brokenCaptions(page)], path).toEqual([[], []])
      expect(await page.locator('.scroll tbody td:not([data-head], [colspan], :empty)').count(), path).toBe(0)
    }
    await expect(page.locator('.scroll tbody tr').first()).toBeVisible()
  })

test('UX-54 the unfolded menu has no accessibility fault, on a phone and on a screen', {
  tag: '@proof',
}, async ({ page, portal }) => {
  await employ(portal, { email: 'unfolds@staff.example', role: 'administrator', openings: [] })
  await goToDesk(page, portal, 'sv', 'unfolds@staff.example')
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    await page.goto('/desk/')
    await page.locator('.top summary', { hasText: more }).click()
    await expect(page.locator('.top details li')).toHaveCount(7)
    expect(await faultsOn(page), String(width)).toEqual([])
  }
})

test('the first page of ten thousand applications is at most 50 KB', {
  tag: '@proof',
}, async ({ page, portal }) => {
  const crowded = 'ferry-charging-coordinator'
  await employ(portal, { email: 'crowded@staff.example', openings: [crowded] })
  await applyAs(portal, 'crowd@post.example')
  const { rows } = await portal.database.execute(
    "select * from applications where email = 'crowd@post.example'",
  )
  const copied = Object.keys(rows[0]!).filter(
    (name) => !['id', 'name', 'opening', 'deciding_rule', 'erase_by'].includes(name),
  )
  await portal.database.execute(`
    insert into applications (id, name, opening, ${copied})
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
    select printf('%08d-0000-7000-8000-000000000000', i), 'Wilhelmina Cederström ' || i, '${crowded}', ${copied}
    from applications, n where email = 'crowd@post.example' and opening = '${jobSlug}'`)
  await goToDesk(page, portal, 'sv', 'crowded@staff.example')
  const drawn = (await page.goto(`/desk/openings/${crowded}/`))!
  await expect(page.locator('tbody tr')).toHaveCount(50)
  await expect(page.getByRole('status')).toContainText(/10.000/)
  expect((await drawn.body()).length).toBeLessThanOrEqual(50 * 1024)
  await portal.database.execute({ sql: 'delete from applications where opening = ?', args: [crowded] })
})
