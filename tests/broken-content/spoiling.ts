import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireSoundContent } from '../../functions/local/sound-content.ts'
import { ContentProblem } from '../../functions/promises/problem.ts'

const builtOn = '2026-11-21'

/** What reading says about a copy of content in which something was put wrong. */
export async function problemIn(spoil: (folder: string) => void): Promise<ContentProblem> {
  const folder = mkdtempSync(join(tmpdir(), 'frist-content-'))
  try {
    cpSync('content', folder, { recursive: true })
    spoil(folder)
    await requireSoundContent(builtOn, folder)
  } catch (problem) {
    if (problem instanceof ContentProblem) return problem
    throw problem
  } finally {
    rmSync(folder, { recursive: true })
  }
  throw new Error('The spoiled content was read without a problem')
}

/** Writes the value at a dotted path of a JSON file; undefined takes the field away, '' stands for the whole file. */
export function writeField(file: string, field: string, value: unknown): void {
  const table: unknown = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify(withField(table, field.split('.').filter(Boolean), value)))
}

function withField(part: unknown, [name, ...rest]: string[], value: unknown): unknown {
  if (name === undefined) return value
  const copy: Record<string, unknown> = Object.assign(Array.isArray(part) ? [] : {}, part)
  copy[name] = withField(copy[name], rest, value)
  return copy
}
