import { detailNames, detailsOf } from '../functions/applications/roles/form.ts'
import type { MineModel } from '../functions/my-data/models.ts'
import { fieldNames } from '../functions/promises/language/answers-told.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { roles } from '../functions/promises/openings/roles.ts'
import { act, asProgram } from './portal/acting.ts'
import { apply, type Fields } from './portal/applying.ts'
import { mine, owner, visit } from './portal/my-data.ts'
import type { TestPortal } from './portal/portal.ts'
import { expect, test } from './portal/test.ts'
import { askForExport, textOf, unzipped } from './portal/unzip.ts'

const given = {
  'job-seeker': { work: 'Kranar', workFrom: 'Nu' },
  subcontractor: { company: 'Fjordstöm AB', companyNumber: '4020000008', services: 'Kabel', rate: '900' },
  student: { university: 'Chalmhult', programme: 'Elkraft', level: 'bachelor', thesisPeriod: 'Våren' },
  partner: { partnerOrganisation: 'Kajskolan', partnerAbout: 'Besök' },
} as const

const better: Record<string, string> = {
  ...{ work: 'Elfartyg', workFrom: 'I maj', company: 'Fjordström AB', companyNumber: '974 760 673' },
  ...{ services: 'Kabel\nVäxlar', rate: '950', university: 'Kajhögskolan', programme: 'Data' },
  ...{ level: 'master', thesisPeriod: 'Hösten', partnerOrganisation: 'Hamnskolan', partnerAbout: 'Praktik' },
}

/** An open application in a role, in an open visit. */
async function applied(portal: TestPortal, role: (typeof roles)[number], answers: Fields = given[role]) {
  await apply(portal, { email: owner, opening: 'open', role, ...answers })
  const cookie = await visit(portal)
  const what = String((await portal.rows('applications'))[0]!.id)
  const correct = (field: string, value: string) =>
    act(portal, cookie, 'correct', { what, field, value }, asProgram)
  const details = async () => (await portal.rows('applications'))[0]!.details
  return { cookie, what, correct, details }
}

for (const role of roles) {
  test(`R-66, E2 what a ${role} told in that role is put right answer by answer, and how each read before stays to be seen`, async ({
    portal,
  }) => {
    const { cookie, what, correct, details } = await applied(portal, role)
    const { may }: MineModel = await (await mine(portal, cookie)).json()
    const asked = may[what]!.correct.filter((field) => detailNames.some((name) => name === field))
    expect(asked).toEqual(detailsOf[role])
    const before = JSON.parse(String(await details()))
    for (const field of asked) expect((await correct(field, better[field]!)).status, field).toBe(200)
    expect(JSON.parse(String(await details()))).toEqual(
      Object.fromEntries(asked.map((field) => [field, better[field]])),
    )
    const kept = (await portal.rows('corrections')).map((row) => [row.field, row.old_value])
    expect(Object.fromEntries(kept)).toEqual(before)
    await correct(asked[0]!, better[asked[0]!]!)
    expect(await portal.rows('corrections')).toHaveLength(asked.length)
  })
}

test('R-66 an answer is checked as on the form it came with, and nothing changes where something is wrong', async ({
  portal,
}) => {
  const { cookie, what, correct, details } = await applied(portal, 'subcontractor')
  const before = await details()
  for (const [field, value, message] of [
    ['companyNumber', '402000-0009', 'companyNumberWrong'],
    ['companyNumber', '811228-9874', 'companyNumberPersonal'],
    ['company', 'å'.repeat(201), 'detailTooLong'],
    ['services', 'å'.repeat(1_001), 'servicesTooLong'],
  ] as const) {
    expect((await correct(field, value)).status, message).toBe(422)
    const page = await act(portal, cookie, 'correct', { what, field, value })
    expect(await page.json()).toMatchObject({
      page: 'my-data/correct',
      model: { field, value, problems: [{ field: 'value', message }] },
    })
  }
  expect(await details()).toBe(before)
  expect(await portal.rows('corrections')).toEqual([])
})

test('R-66 a level nobody offers is refused, as on the form', async ({ portal }) => {
  const { correct, details } = await applied(portal, 'student')
  const before = await details()
  expect((await correct('level', 'professor')).status).toBe(422)
  expect(await details()).toBe(before)
})

test('R-66 an answer that was left out can be added, and the last one that is let go of leaves nothing', async ({
  portal,
}) => {
  const { correct, details } = await applied(portal, 'student', {})
  expect(await details()).toBeNull()
  await correct('programme', 'Elkraft "B" och \\ data')
  expect(JSON.parse(String(await details()))).toEqual({ programme: 'Elkraft "B" och \\ data' })
  await correct('programme', '')
  expect(await details()).toBeNull()
  expect((await portal.rows('corrections')).map(({ old_value }) => old_value).sort()).toEqual([
    '',
    'Elkraft "B" och \\ data',
  ])
})

test('R-66 what only another role was asked, or an application for a job, is no field to put right', async ({
  portal,
}) => {
  const { cookie, what, correct } = await applied(portal, 'student')
  expect((await correct('company', 'Fjordström AB')).status).toBe(404)
  expect((await correct('details', '{}')).status).toBe(404)
  const headers = { Cookie: cookie }
  const page = `/sv/my-data/mine/correct/${what}`
  expect((await portal.app.request(`${page}/company/`, { headers })).status).toBe(404)
  expect(await (await portal.app.request(`${page}/level/`, { headers })).json()).toMatchObject({
    page: 'my-data/correct',
    model: { field: 'level', value: 'bachelor' },
  })
  await apply(portal, { email: owner })
  const { items, may }: MineModel = await (await mine(portal, cookie)).json()
  const job = items.find(({ id, kind }) => kind === 'application' && id !== what)!
  expect(may[job.id]!.correct).not.toContain('level')
})

test('E6 the download tells the answers and their corrections in words, and the machine’s copy as they are kept', async ({
  portal,
}) => {
  const { cookie, correct } = await applied(portal, 'student')
  await correct('level', 'master')
  const zip = await unzipped(await askForExport(portal, cookie))
  const page = textOf(zip['my-data.html'])
  expect(page).toContain('Nivå: Master eller civilingenjör')
  expect(page).toContain('Tid för examensarbetet: Våren')
  const { items } = JSON.parse(textOf(zip['my-data.json'])) as MineModel
  const facts = items.flatMap(({ rows }) => rows).flatMap((row) => row.facts)
  const told = (field: string) => facts.find((fact) => fact.field === field)?.value
  expect(JSON.parse(told('applications.details')!)).toMatchObject({ level: 'master' })
  expect([told('corrections.field'), told('corrections.old_value')]).toEqual(['level', 'bachelor'])
})

for (const locale of locales)
  test(`every answer has a name in ${locale} where it is put right`, () => {
    const names = fieldNames(locale)
    for (const name of detailNames) expect(names[name], name).not.toMatch(/\?|^$/)
  })
