import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'

const documents = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md'].map(
  (file) => [file, readFileSync(file, 'utf8')] as const,
)
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

/** Paths and commands a text mentions that do not exist. */
function deadEnds(text: string): string[] {
  const paths = [
    ...text.matchAll(/`((?:content|src|functions|db|tests)\/[\w./[\]-]*)`|\]\(((?!https?:)[^)#]+)\)/g),
  ].map(([, code, link]) => (code ?? link)!)
  const commands = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!)
  return [
    ...paths.filter((path) => !existsSync(path)),
    ...commands.filter((name) => !(name in scripts)).map((name) => `npm run ${name}`),
  ]
}

for (const [file, text] of documents) {
  test(`every path and command in ${file} exists`, () => {
    expect(deadEnds(text)).toEqual([])
  })
}

test('a path or command that does not exist is found', () => {
  expect(deadEnds('see `functions/nowhere.ts` and `npm run nothing`')).toEqual([
    'functions/nowhere.ts',
    'npm run nothing',
  ])
})

test('the README is at most two screens before the deploy section', () => {
  const before = documents[0]![1].split('## Deploy')[0]!
  expect(before.split('\n').length).toBeLessThanOrEqual(80)
})

test('R-32 the README says that no virus scanner runs, and what stands in its place', () => {
  const [, about = ''] = documents[0]![1].split('## Data and privacy')
  expect(about.replaceAll(/\s+/g, ' ')).toMatch(/judged by their structure.*No virus scanner runs.*sandboxed/)
})

test('every script of package.json that a person runs is in the README', () => {
  const text = documents[0]![1]
  expect(Object.keys(scripts).filter((name) => !text.includes(name))).toEqual([])
})

test('what is measured can be started: a suite nobody knows is answered with the names of those there are', {
  tag: '@proof',
}, () => {
  const { stderr, status } = spawnSync(process.execPath, ['tests/bench/run.ts', 'no-such-suite'], {
    encoding: 'utf8',
  })
  expect(stderr).toMatch(/there are: page-bytes, .*build/)
  expect(status).toBe(1)
})
