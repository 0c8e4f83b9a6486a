import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { newOpening } from '../../functions/local/authoring/new-opening.ts'
import { newPolicy } from '../../functions/local/authoring/new-policy.ts'
import { requireSoundContent } from '../../functions/local/sound-content.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import { markdownOf } from '../../functions/promises/policies/policy-texts.ts'
import { writtenOut } from '../../functions/promises/policies/written-out.ts'
import { sentenceFor } from '../../functions/promises/rules.ts'
import { finish, today, typed } from '../authoring/desk.ts'
import { writeField } from '../broken-content/spoiling.ts'

/** One fenced block of CONTRIBUTING.md: what kind of step it is, the file or command it is about, what stands in it. */
export interface Block {
  kind: string
  where: string
  body: string
}

/** Does what a block says in a copy of content, or checks it there; throws when it is not so. */
export async function carryOut({ kind, where, body }: Block, folder: string, before: string): Promise<void> {
  const path = join(folder, where.replace(/^content\//, ''))
  if (kind === 'diff') return applied(path, body)
  if (kind === 'console') return conversed(where, folder, body)
  if (kind === 'in-place-of-the-brackets') return finish(path, undefined, body.trim())
  if (kind === 'build-says') return void (await expectProblem(folder, body))
  if (kind === 'build-says-write-the-hash') return giveHashes(folder, body)
  if (kind === 'people-read') return expectReadable(folder, before, body)
  throw new Error(`CONTRIBUTING.md has a block "${kind}" that nothing carries out`)
}

/** Everything that people read and that the deletion job goes by, drawn from the content of a folder. */
export async function readableIn(folder: string): Promise<string> {
  const content = await requireSoundContent(today, folder)
  const { policies, texts, site, retention, purposes, processors, openings } = content
  const perLanguage = locales.map((locale) => [
    retention.rules.map((rule) => sentenceFor(rule, locale)),
    purposes.map(({ wording }) => wording[locale]),
    processors.map(({ name, purpose }) => [name, purpose[locale]]),
    openings.map(({ title, deadlineOn }) => `${title[locale]}, ${deadlineOn}`),
    policies
      .filter(({ standing }) => standing !== 'superseded')
      .map((policy) => writtenOut(markdownOf(policy, texts, site, locale), content, locale)),
  ])
  return perLanguage.flat(3).join('\n')
}

/** Puts what the diff adds in the place of what it takes away; what it shows must stand in the file exactly once. */
function applied(file: string, diff: string) {
  const lines = diff.split('\n').slice(0, -1)
  const side = (mark: string) =>
    lines
      .filter((line) => line[0] === ' ' || line[0] === mark)
      .map((line) => line.slice(1))
      .join('\n')
  const text = readFileSync(file, 'utf8')
  expect(text.split(side('-')).length - 1, `${file} has once:\n${side('-')}`).toBe(1)
  writeFileSync(
    file,
    text.replace(side('-'), () => side('+')),
  )
}

/** Holds the conversation that is shown: the questions in that order, answered so. */
async function conversed(command: string, folder: string, transcript: string) {
  const lines = transcript
    .trim()
    .split('\n')
    .map((line) => /^(.*?[:?])(?: (.*))?$/.exec(line)!)
  const commands = { 'new:opening': newOpening, 'new:policy': newPolicy }
  const asked = await typed(
    commands[command as keyof typeof commands],
    folder,
    lines.map(([, , answer = '']) => answer),
  )
  let from = 0
  for (const [, question] of lines) {
    const at = asked.shown.indexOf(`${question} `, from)
    expect(at, question).toBeGreaterThanOrEqual(from)
    from = at + question!.length
  }
}

async function expectProblem(folder: string, sentence: string): Promise<string> {
  const problem = await problemIn(folder)
  const parts = sentence.trim().split('…')
  expect(
    problem.startsWith(parts[0]!) && problem.endsWith(parts.at(-1)!),
    `${problem}\nis not\n${sentence}`,
  ).toBe(true)
  return problem
}

/** Writes every hash that is asked for where it is asked for, as an editor does. */
async function giveHashes(folder: string, sentence: string) {
  let problem = await expectProblem(folder, sentence)
  while (problem !== 'nothing') {
    const [, file, field, hash] = /^content\/(\S+) → ([\w.]*hash\S*): .*"([0-9a-f]{64})"/.exec(problem) ?? []
    expect(hash, problem).toBeDefined()
    writeField(join(folder, file!), field!, hash)
    problem = await problemIn(folder)
  }
}

async function expectReadable(folder: string, before: string, lines: string) {
  const after = await readableIn(folder)
  for (const line of lines.trim().split('\n')) {
    expect(after.includes(line), `people read: ${line}`).toBe(true)
    expect(before.includes(line), `people read before: ${line}`).toBe(false)
  }
}

async function problemIn(folder: string): Promise<string> {
  const read = requireSoundContent(today, folder)
  return read.then(
    () => 'nothing',
    ({ message }: Error) => message,
  )
}
