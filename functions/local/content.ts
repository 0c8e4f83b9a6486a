import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ContentProblem } from '../promises/problem.ts'
import type { RawContent } from '../promises/promises.ts'
import { requireTranslations } from '../promises/translations.ts'

const contentFolder = fileURLToPath(new URL('../../content', import.meta.url))

/**
 * content/ from disk, for commands and tests; policies by '<policy>/<version>'.
 * Throws ContentProblem for JSON that cannot be read and for a text that lacks a language.
 */
export function readContent(folder = contentFolder): RawContent & { policies: Record<string, unknown> } {
  const policies = foldersIn(join(folder, 'policies')).flatMap((policy) =>
    foldersIn(join(folder, 'policies', policy)).map((version) => `${policy}/${version}`),
  )
  return {
    site: readJson(folder, 'site.json'),
    retention: readJson(folder, 'retention.json'),
    purposes: readJson(folder, 'purposes.json'),
    processors: readJson(folder, 'processors.json'),
    cookies: readJson(folder, 'cookies.json'),
    openings: readFacts(folder, 'openings', foldersIn(join(folder, 'openings'))),
    policies: readFacts(folder, 'policies', policies),
  }
}

/** The facts.json of each folder, once its text is there in every language. */
function readFacts(folder: string, kind: string, paths: string[]): Record<string, unknown> {
  const facts = paths.map((path) => {
    requireTranslations(`content/${kind}/${path}`, textsIn(join(folder, kind, path)))
    return [path, readJson(folder, `${kind}/${path}/facts.json`)]
  })
  return Object.fromEntries(facts)
}

function readJson(folder: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, path), 'utf8'))
  } catch (error) {
    throw new ContentProblem(`content/${path}`, 'the whole file', `cannot be read as JSON: ${String(error)}`)
  }
}

function textsIn(folder: string): string[] {
  return readdirSync(folder).filter(
    (name) => name.endsWith('.md') && readFileSync(join(folder, name), 'utf8').trim() !== '',
  )
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}
