import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { test as base, expect } from '@playwright/test'
import { converse, type Questions } from '../../functions/local/authoring/questions.ts'
import { requireSoundContent } from '../../functions/local/sound-content.ts'
import { copyOfPortal } from '../copy-of-portal.ts'

/** The day on which these commands are run. */
export const today = '2026-11-21'

export const test = base.extend<{ folder: string }>({
  folder: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'frist-authoring-'))
    cpSync('content', folder, { recursive: true })
    await use(folder)
    rmSync(folder, { recursive: true })
  },
})

type Command = (questions: Questions, place: { folder: string; today: string }) => Promise<string>

/** What the terminal shows when these lines are typed one after the other. */
export async function typed(command: Command, folder: string, lines: string[], on = today) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let shown = ''
  output.on('data', (chunk) => (shown += chunk))
  input.end(asLines(lines))
  const answer = await converse({ input, output }, (questions) => command(questions, { folder, today: on }))
  return { shown, answer }
}

export const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')
export const versionFacts = (folder: string, path: string) =>
  JSON.parse(read(folder, `policies/${path}/facts.json`))

export const asLines = (lines: string[]) => lines.map((line) => `${line}\n`).join('')

/** A command as npm runs it, in a copy of the portal. */
export function started(name: string) {
  const copy = copyOfPortal()
  const command = spawn(process.execPath, ['functions/terminal.ts', name], { cwd: copy.folder })
  let said = ''
  for (const stream of [command.stdout, command.stderr]) stream.on('data', (chunk) => (said += chunk))
  return { ...copy, command, shown: () => said }
}

/** Writes something in the place of what is still asked for, in one file or in all of a folder. */
export function finish(folder: string, names = readdirSync(folder), words = 'Skrivet.') {
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8')
    writeFileSync(join(folder, name), text.replace(/\[WRITE: [^\]]+\]/g, words))
  }
}

/** Writes the hash that the build asks for, as an editor does. */
export async function giveHash(folder: string, version: string) {
  const problem = await requireSoundContent(today, folder).then(
    () => '',
    ({ message }: Error) => message,
  )
  const [, hash = ''] = /nobody has read yet, write "([0-9a-f]{64})"/.exec(problem) ?? []
  expect(hash, problem).not.toBe('')
  const facts = { ...versionFacts(folder, version), hash }
  writeFileSync(join(folder, `policies/${version}/facts.json`), JSON.stringify(facts))
}
