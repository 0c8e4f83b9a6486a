import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { problemIn, writeField } from './broken-content/spoiling.ts'

const issue = 'newsletter/autumn-2026'

const wrongFacts: [string, unknown, RegExp][] = [
  ['topic', 'gossip', /"news"/],
  ['topic', undefined, /missing/],
  ['subject.nb', ' ', /write a text here/],
  ['subject.en', 'a'.repeat(71), /at most 70/],
  ['subject.sv', 'Hej {name}!', /braces/],
  ['preheader.sv', undefined, /missing/],
  ['sendOn', '2026-12-01', /not known here/],
]

for (const [field, value, remedy] of wrongFacts)
  test(`UX-64 an issue whose ${field} is ${JSON.stringify(value)?.slice(0, 20)} is refused with file, field and remedy`, async () => {
    const problem = await problemIn((folder) => writeField(join(folder, issue, 'facts.json'), field, value))
    expect(problem).toMatchObject({
      file: `content/${issue}/facts.json`,
      field,
      remedy: expect.stringMatching(remedy),
    })
  })

const wrongTexts: [string, string, RegExp][] = [
  ['HTML', 'Hej <b>du</b>', /is HTML/],
  ['a block of HTML', '<table><tr><td>Hej</td></tr></table>', /is HTML/],
  ['a picture', '![Kajen](https://larkspar.example/kaj.png)', /tells when a letter is opened/],
  ['a variable', 'Hej {name}!', /"\{" has no value/],
  ['an entity', 'Hej&nbsp;du', /"&nbsp;" has no value/],
  ['a table', '| a | b |\n| - | - |\n| 1 | 2 |', /cannot stand in an issue/],
  ['code', '    npm start', /cannot stand in an issue/],
  ['a list in a list', '- ett\n  - två', /one paragraph for each/],
  ['a title of its own', '# Hej', /begin with ##/],
  ['a link without https', '[Läs](http://larkspar.example/)', /leads neither/],
  ['a link that runs', '[Läs](javascript:alert)', /leads neither/],
  ['a link to another host in disguise', '[Läs](//larkspar.example/)', /leads neither/],
  ['what is still to be written', '[WRITE: what has happened]', /is not written yet/],
]

for (const [what, text, remedy] of wrongTexts)
  test(`UX-64 an issue with ${what} is refused by file and line`, async () => {
    let lines = 0
    const problem = await problemIn((folder) => {
      const file = join(folder, issue, 'nb.md')
      lines = readFileSync(file, 'utf8').split('\n').length
      appendFileSync(file, `\n${text}\n`)
    })
    expect(problem.file).toBe(`content/${issue}/nb.md`)
    expect(problem.field).toBe(`line ${lines + 1}`)
    expect(problem.remedy).toMatch(remedy)
  })

test('UX-64 an issue that lacks a language, or has an unusable name, is refused', async () => {
  const removed = await problemIn((folder) => rmSync(join(folder, issue, 'en.md')))
  expect(removed.message).toBe(
    `content/${issue}/en.md → the whole file: is missing or empty; write the text in English`,
  )
  const renamed = await problemIn((folder) =>
    renameSync(join(folder, issue), join(folder, 'newsletter', 'Höst')),
  )
  expect(renamed.remedy).toMatch(/small letters/)
  const comments = await problemIn((folder) =>
    writeFileSync(join(folder, issue, 'en.md'), '[a]: https://b.example'),
  )
  expect(comments.remedy).toMatch(/is empty/)
})

test('an organisation that has written no issue yet is sound', async () => {
  const soundBut = problemIn((folder) => {
    rmSync(join(folder, 'newsletter'), { recursive: true })
    mkdirSync(join(folder, 'newsletter'))
  })
  await expect(soundBut).rejects.toThrow('without a problem')
  const absent = problemIn((folder) => rmSync(join(folder, 'newsletter'), { recursive: true }))
  await expect(absent).rejects.toThrow('without a problem')
})
