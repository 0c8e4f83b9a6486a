import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { newPolicy } from '../functions/local/authoring/new-policy.ts'
import { requireSoundContent } from '../functions/local/sound-content.ts'
import { read, test, today, typed, versionFacts } from './authoring/desk.ts'
import { problemIn, writeField } from './broken-content/spoiling.ts'

const newer = 'policies/recruitment/2027-02-01'

test('R-42 a version that takes a right away is refused by the build, with file, field and remedy', async ({
  folder,
}) => {
  await typed(newPolicy, folder, ['recruitment', '2027-02-01', 'material', 'Nytt.', 'Nytt her.', 'New.'])
  const { rights } = versionFacts(folder, 'recruitment/2027-02-01')
  expect(rights).toContain('object')
  for (const locale of ['sv', 'nb', 'en']) {
    const path = `${newer}/${locale}.md`
    writeFileSync(join(folder, path), read(folder, path).replace(/^- .*\{act:object\}\n/m, ''))
  }
  const fewer = rights.filter((right: string) => right !== 'object')
  writeField(join(folder, newer, 'facts.json'), 'rights', fewer)
  await expect(requireSoundContent(today, folder)).rejects.toThrow(
    `content/${newer}/facts.json → rights: "object" is missing, and the version of 2026-11-01 grants it; a change never takes a right away: put it back, here and in the texts`,
  )
})

test('R-42 a right that facts.json grants is named in every language, and the right to complain by its authorities', async () => {
  for (const [placeholder, lost] of [
    ['{act:take}', /get your data.*\n/],
    ['{authorities}', /^\{authorities\}\n/m],
  ] as const) {
    const path = 'policies/recruitment/2026-11-01/en.md'
    const problem = await problemIn((folder) => {
      const text = readFileSync(join(folder, path), 'utf8')
      writeFileSync(join(folder, path), text.replace(lost, ''))
    })
    expect(problem).toMatchObject({ file: `content/${path}`, field: placeholder })
    expect(problem.remedy).toMatch(/facts\.json grants the right "(take|complain)"; write how it is used/)
  }
})
