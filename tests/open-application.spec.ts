import { detailNames, detailsOf } from '../functions/applications/roles/form.ts'
import { organisationNumber } from '../functions/applications/roles/organisation-number.ts'
import { tables } from '../functions/promises/inventory/inventory.ts'
import { wordsIn } from '../functions/promises/language/words.ts'
import { roles } from '../functions/promises/openings/roles.ts'
import { apply } from './portal/applying.ts'
import { sweepAt } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

const details = {
  'job-seeker': { work: 'Service av elfartyg', workFrom: 'Efter sommaren' },
  subcontractor: {
    company: 'Fjordström AB',
    companyNumber: '4020000008',
    services: 'Kabel\nVäxlar',
    rate: '900 kr',
  },
  student: { university: 'Chalmhult', programme: 'Elkraft', level: 'master', thesisPeriod: 'Våren 2027' },
  partner: { partnerOrganisation: 'Kajskolan', partnerAbout: 'Studiebesök' },
} as const

const kept = {
  'job-seeker': { rule: 'open-application', eraseBy: '2027-11-02' },
  subcontractor: { rule: 'subcontractor', eraseBy: '2029-11-02' },
  student: { rule: 'student', eraseBy: '2027-11-02' },
  partner: { rule: 'partner', eraseBy: '2029-11-02' },
} as const

for (const role of roles) {
  test(`D2 J2 a ${role} is asked a few things of their own, kept by a rule of their own and erased on its day`, async ({
    portal,
  }) => {
    const answer = await apply(portal, { opening: 'open', role, ...details[role] })
    expect(answer.status).toBe(201)
    const { retention, links } = await answer.json()
    expect(retention).toEqual(kept[role])
    const [row] = await portal.rows('applications')
    const told = { ...details[role], ...(role === 'subcontractor' && { companyNumber: '402000-0008' }) }
    expect(JSON.parse(String(row!.details))).toEqual(told)
    const { model } = await (await portal.app.request(new URL(links.receipt).pathname)).json()
    expect(model.role).toBe(role)
    expect(model.details).toEqual(Object.entries(told).map(([name, answer]) => ({ name, answer })))
    const [letter] = await portal.letters()
    expect(letter!.text).toContain(role === 'student' || role === 'job-seeker' ? 'ett år' : 'tre år')
    await sweepAt(portal, `${kept[role].eraseBy}T12:00:00Z`)
    expect(await portal.rows('applications')).toEqual([])
    expect((await portal.rows('erasures')).map(({ rule }) => rule)).toContain(kept[role].rule)
  })

  test(`a ${role} who answers none of it is welcome all the same`, async ({ portal }) => {
    expect((await apply(portal, { opening: 'open', role })).status).toBe(201)
    expect((await portal.rows('applications'))[0]!.details).toBeNull()
  })
}

test('what only another role is asked is neither judged nor kept', async ({ portal }) => {
  const answer = await apply(portal, {
    opening: 'open',
    role: 'student',
    ...details.student,
    companyNumber: 'inte ett nummer',
    partnerAbout: 'x'.repeat(3_000),
  })
  expect(answer.status).toBe(201)
  expect(JSON.parse(String((await portal.rows('applications'))[0]!.details))).toEqual(details.student)
})

test('a job that is no open application asks no role and keeps no details', async ({ portal }) => {
  expect((await apply(portal, { role: 'student', ...details.student })).status).toBe(201)
  expect((await portal.rows('applications'))[0]).toMatchObject({
    role: null,
    details: null,
    rule: 'application',
  })
})

test('the talent pool is asked about only where it keeps an application longer', async ({ portal }) => {
  const box = { opening: 'open', 'consent-talent-pool': 'on' }
  for (const role of roles) await apply(portal, { ...box, role, email: `${role}@post.example` })
  const rows = await portal.rows('applications')
  expect(rows.map(({ role, pool_rule }) => [role, pool_rule])).toEqual([
    ['job-seeker', 'talent-pool'],
    ['subcontractor', null],
    ['student', 'talent-pool'],
    ['partner', null],
  ])
  expect((await portal.rows('consents')).filter(({ event }) => event === 'given')).toHaveLength(2)
})

test('a partner writes what it is about instead of a CV; without either the form says so', async ({
  portal,
}) => {
  const partner = { opening: 'open', role: 'partner', cv: null }
  const answer = await apply(portal, partner)
  expect(answer.status).toBe(422)
  expect(Object.keys((await answer.json()).errors)).toEqual(['partnerAbout'])
  expect((await apply(portal, { ...partner, partnerAbout: 'Studiebesök' })).status).toBe(201)
  expect((await apply(portal, { opening: 'open', role: 'student', cv: null })).status).toBe(422)
})

for (const [field, role, value, message] of [
  ['companyNumber', 'subcontractor', '402000-0009', 'companyNumberWrong'],
  ['companyNumber', 'subcontractor', '810000-0002', 'companyNumberPersonal'],
  ['services', 'subcontractor', 'x'.repeat(1_001), 'servicesTooLong'],
  ['work', 'job-seeker', 'x'.repeat(201), 'detailTooLong'],
  ['level', 'student', 'doctor', 'levelUnknown'],
  ['partnerAbout', 'partner', 'x'.repeat(2_001), 'partnerAboutTooLong'],
] as const) {
  test(`${field} that cannot be right is refused with a sentence of its own (${message})`, async ({
    portal,
  }) => {
    for (const locale of ['sv', 'nb', 'en'] as const) {
      const answer = await apply(portal, { opening: 'open', role, locale, [field]: value })
      expect(answer.status).toBe(422)
      expect((await answer.json()).errors).toEqual({ [field]: [wordsIn(locale).errors[message]] })
    }
    expect(await portal.rows('applications')).toEqual([])
  })
}

test('organisation numbers are known by their check digit, in Sweden and in Norway', () => {
  for (const [typed, number] of [
    ['402000-0008', '402000-0008'],
    ['16402000 0008', '402000-0008'],
    ['900000006', '900 000 006'],
    ['NO 900 000 006 MVA', '900 000 006'],
  ])
    expect(organisationNumber(typed!), typed).toEqual({ outcome: 'number', number })
  for (const typed of ['900000007', '4020000009', '12345', '123456789', 'åtta', '40200000080'])
    expect(organisationNumber(typed), typed).toEqual({ outcome: 'wrong' })
  for (const typed of ['810000-0002', '19810000-0002'])
    expect(organisationNumber(typed), typed).toEqual({ outcome: 'personal' })
})

test('R-85 the inventory names every answer a role can give', () => {
  const said = tables.applications!.columns.details!
  for (const name of detailNames) expect(said).toContain(name)
  expect(Object.keys(detailsOf)).toEqual([...roles])
})
