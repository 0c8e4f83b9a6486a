import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { test } from './authoring/desk.ts'
import { type Block, carryOut, readableIn } from './contributing/blocks.ts'

const guide = readFileSync('CONTRIBUTING.md', 'utf8')

/** The examples by heading: each '```kind where' and what stands in it, in order. */
const examples = guide.split(/^## /m).flatMap((chapter) => {
  const title = chapter.split('\n')[0]!
  const found = chapter.matchAll(/^```(diff|console|text) (.*)\n([\s\S]*?)^```$/gm)
  const blocks = [...found].map(([, form, told, body]): Block => {
    const [first = '', ...rest] = told!.split(' ')
    return form === 'text'
      ? { kind: first, where: rest[0] ?? '', body: body! }
      : { kind: form!, where: first, body: body! }
  })
  return blocks.length > 0 ? [{ title, blocks }] : []
})

for (const { title, blocks } of examples) {
  test(`CONTRIBUTING.md, “${title}”: what the example says happens, happens`, async ({ folder }) => {
    const before = await readableIn(folder)
    for (const block of blocks) await carryOut(block, folder, before)
  })
}

test('CONTRIBUTING.md shows how to change a period, add a supplier and an opening, and publish a policy and a consent', () => {
  expect(examples.map(({ title }) => title)).toEqual([
    'Change a period',
    'Add a supplier',
    'Add an opening',
    'Publish a new version of a policy',
    'Change the wording of a consent',
  ])
  for (const { title, blocks } of examples) expect(blocks.at(-1)!.kind, title).toBe('people-read')
})

test('an example that has come apart from the content is found', async ({ folder }) => {
  const before = await readableIn(folder)
  const stale = {
    kind: 'diff',
    where: 'content/retention.json',
    body: '-"keepFor": "P9Y"\n+"keepFor": "P1Y"\n',
  }
  await expect(carryOut(stale, folder, before)).rejects.toThrow('P9Y')
  await expect(
    carryOut({ kind: 'people-read', where: '', body: 'nine years\n' }, folder, before),
  ).rejects.toThrow('nine years')
  await expect(carryOut({ kind: 'build-says', where: '', body: 'anything' }, folder, before)).rejects.toThrow(
    'anything',
  )
})
