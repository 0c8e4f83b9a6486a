import { readContent } from '../functions/local/content.ts'
import { locales } from '../functions/promises/language/languages.ts'
import { fillPeriods } from '../functions/promises/policies/written-out.ts'
import { readPromises } from '../functions/promises/promises.ts'
import { handlingUnder } from '../src/dpv/handling.ts'
import { apply } from './portal/applying.ts'
import { builtOn, openPortal } from './portal/portal.ts'
import { sweepAt, tableWith } from './portal/sweeping.ts'
import { expect, test } from './portal/test.ts'

const aYear = { sv: 'ett år efter att', nb: 'ett år etter at', en: 'one year after' }

test('one period changed in content changes policy, answer, receipt, letter and job together', async () => {
  const table = tableWith('application', { keepFor: 'P1Y' })
  const promises = readPromises({ ...readContent(), retention: table }, builtOn)
  const portal = await openPortal({ promises })
  for (const locale of locales) {
    const email = `${locale}@post.example`
    const { retention, links } = await (await apply(portal, { locale, email })).json()
    expect(retention).toEqual({ rule: 'application', eraseBy: '2028-06-16' })
    const receipt = await (await portal.app.request(links.receipt)).text()
    const [letter] = await portal.letters(email)
    const policy = fillPeriods('{rule:application}', promises.retention, locale)
    for (const said of [policy, letter!.text]) expect(said).toContain(aYear[locale])
    expect(letter!.text).toMatch(/16\.?\sjun[ei] 2028/i)
    expect(receipt).toContain('"eraseBy":"2028-06-16"')
  }
  const rule = promises.retention.rules.find(({ id }) => id === 'application')!
  expect(JSON.stringify(handlingUnder(rule, promises.purposes, []))).toContain('"dpv:hasDuration":"P1Y"')
  await sweepAt(portal, '2028-06-15T21:59:00Z', { table })
  expect(await portal.rows('applications')).toHaveLength(3)
  await sweepAt(portal, '2028-06-15T22:00:00Z', { table })
  expect(await portal.rows('applications')).toEqual([])
  await portal.close()
})
