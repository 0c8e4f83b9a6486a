import type { MineModel } from '../functions/my-data/models.ts'
import { handledInWords } from '../functions/promises/language/handled-words.ts'
import { readingBy } from '../functions/promises/language/held-words.ts'
import { type Locale, locales } from '../functions/promises/language/languages.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { look, send, signedIn } from './portal/desk.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { askForExport, textOf, unzipped } from './portal/unzip.ts'

/** An application that a recruiter has opened, written about, rated, labelled and taken a step further. */
async function applyAndBeHandled(portal: TestPortal): Promise<void> {
  await apply(portal, { email: owner })
  const cookie = await signedIn(portal)
  const [row] = await portal.rows('applications')
  const of = `/api/desk/applications/${row!.id}`
  await look(portal, `/desk/applications/${row!.id}/`, cookie)
  await send(portal, `${of}/notes`, cookie, { note: 'Ring på fredag.\nKan börja i maj.' })
  await send(portal, `${of}/rating`, cookie, { stars: '4' })
  await send(portal, `${of}/labels`, cookie, { label: 'ring i maj' })
  const step = { to: 'interview', opening: jobSlug, what: String(row!.id) }
  await send(portal, '/api/desk/applications/status', cookie, step)
}

async function tellings(portal: TestPortal, locale: Locale) {
  const { items }: MineModel = await (await mine(portal, await visit(portal))).json()
  const { rows } = items.find(({ kind }) => kind === 'application')!
  return handledInWords(rows, locale, readingBy(portal.promises))
}

const readings = {
  sv: ['En rekryterare öppnade den, 2\u00a0november 2026', 'från ”inkommen” till ”intervju”', 'gav 4 av 5'],
  nb: ['En rekrutterer åpnet den, 2.\u00a0november 2026', 'fra «mottatt» til «intervju»', 'ga 4 av 5'],
  en: ['A recruiter opened it, 2\u00a0November 2026', 'from “received” to “interview”', 'gave 4 out of 5'],
}
for (const locale of locales) {
  test(`E1 no. 14 when an application was opened, in which role, and all that staff wrote of it reads as sentences (${locale})`, async ({
    portal,
  }) => {
    await applyAndBeHandled(portal)
    const [read, status, notes, ratings, labels, ...more] = await tellings(portal, locale)
    expect(more).toEqual([])
    const [opened, step, rating] = readings[locale]
    expect(read!.lines[0]!.line).toContain(opened)
    expect(status!.lines[0]!.line).toContain(step)
    expect(notes!.lines).toMatchObject([{ typed: 'Ring på fredag.\nKan börja i maj.' }])
    expect(ratings!.lines[0]!.line).toContain(rating)
    expect(labels!.lines[0]!.line).toContain('ring i maj')
    const all = JSON.stringify([read, status, notes, ratings, labels])
    expect(all).not.toMatch(/[{}]\w+[{}]|undefined|Ida Ek/)
  })
}

test('E1 a reason that was written for opening an application stands with the line, and one nobody has read says so', async ({
  portal,
}) => {
  await apply(portal, { email: owner })
  const [none] = await tellings(portal, 'sv')
  expect(none!.lines.map(({ line }) => line)).toEqual([
    'Det finns inga spår av att någon av oss har läst den.',
  ])
  const [row] = await portal.rows('applications')
  await portal.client.execute({
    sql: "insert into traces values ('one', ?, 'somebody', 'privacy-officer', 'opened', 'Krav från facket', ?)",
    args: [String(row!.id), portal.time.now.getTime()],
  })
  const [read] = await tellings(portal, 'sv')
  expect(read!.lines).toEqual([
    {
      line: expect.stringMatching(/^En dataskyddsansvarig öppnade den, .* Skälet:$/),
      typed: 'Krav från facket',
    },
  ])
})

test('the page in the download tells it in the same words, and names what colleagues are not', async ({
  portal,
}) => {
  await applyAndBeHandled(portal)
  const zip = await unzipped(await askForExport(portal, await visit(portal)))
  const html = textOf(zip['my-data.html'])
  for (const said of ['Så har ansökan lästs', readings.sv[0]!, 'Våra anteckningar', 'Vem av oss det var'])
    expect(html).toContain(said)
})
