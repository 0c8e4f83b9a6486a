import { endRecruitment } from '../functions/applications/ending/recruitment-end.ts'
import { apply, jobSlug } from './portal/applying.ts'
import { erase, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { oneClick } from './portal/restoring.ts'
import { subscribe } from './portal/subscribing.ts'
import { expect, test } from './portal/test.ts'
import { write } from './portal/writing.ts'

const employer = 'Måkevik Landstrøm AS'

/** Somebody with an application to a recruitment that has ended. */
async function applyAndBeDecided(portal: TestPortal): Promise<void> {
  await apply(portal, { email: owner })
  const { openings, retention } = portal.promises
  const opening = openings.find(({ slug }) => slug === jobSlug)!
  await endRecruitment(portal.platform().db, opening, retention, '2026-11-02')
}

async function eraseEverything(portal: TestPortal, locale = 'sv') {
  await portal.letters()
  const cookie = await visit(portal)
  await erase(portal, cookie, { what: 'everything', confirm: 'on', locale })
  const [letter] = await portal.letters(owner)
  return letter!
}

const backups = {
  sv: 'är det raderade borta',
  nb: 'er det slettede borte',
  en: 'what is erased is gone',
}

for (const [locale, subject, erased, line, complaint] of [
  [
    'sv',
    'Det du bad oss radera är inlåst',
    /raderat|raderade/,
    'avslutad rekrytering, till 2\u00a0november 2028',
    'klaga hos tillsynsmyndigheten eller vända dig till domstol.',
  ],
  [
    'nb',
    'Det du ba oss slette, er låst inne',
    /slettet/,
    'avsluttet rekruttering, til 2.\u00a0november 2028',
    'klage til tilsynsmyndigheten eller gå til domstolene.',
  ],
  [
    'en',
    'What you asked us to erase is locked away',
    /erased/,
    'recruitment that has ended, until 2\u00a0November 2028',
    'complain to the supervisory authority or go to court.',
  ],
] as const) {
  test(`R-67 a letter about what was only locked away does not call it erased, and whoever has had it is told just that (${locale})`, async ({
    portal,
  }) => {
    await applyAndBeDecided(portal)
    const letter = await eraseEverything(portal, locale)
    expect(letter.subject).toBe(subject)
    const [, first, ...rest] = letter.text.split('\n\n')
    expect(first).not.toMatch(erased)
    expect(letter.text).toContain(line)
    expect(letter.text).toContain(complaint)
    expect(letter.text).toContain(backups[locale])
    expect(rest.find((part) => part.includes(employer))).not.toMatch(erased)
    expect((await portal.rows('requests')).map(({ kind }) => kind)).toEqual(['restriction'])
    expect(await portal.rows('request_tasks')).toMatchObject([{ recipient: employer }])
  })
}

test('R-67 of an erasure and a locking away in one the letter tells both, and a second press that finds nothing says so', async ({
  portal,
}) => {
  await applyAndBeDecided(portal)
  await write(portal, { email: owner })
  const letter = await eraseEverything(portal)
  expect(letter.subject).toBe('Svar på det du bad oss radera')
  expect(letter.text).toContain('utom det som vi har låst in')
  expect((await eraseEverything(portal)).subject).toBe('Vi hade inget mer att radera')
  expect((await portal.rows('requests')).map(({ kind }) => kind)).toEqual(['restriction'])
})

test('R-67 whoever had left the newsletter before reads of one block, not of two', async ({ portal }) => {
  const { token } = await subscribe(portal, { email: owner })
  await oneClick(portal, token)
  const letter = await eraseEverything(portal)
  expect(letter.subject).toBe('Dina uppgifter är raderade')
  expect(letter.text.match(/Spärr mot fler nyhetsbrev/g)).toHaveLength(1)
})
