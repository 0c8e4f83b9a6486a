import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { IssueFiles } from '../promises/issues/issues.ts'
import { type Locale, locales } from '../promises/language/languages.ts'
import type { PolicyTexts } from '../promises/policies/policy-texts.ts'
import { requireTranslations } from '../promises/policies/translations.ts'
import { ContentProblem } from '../promises/problem.ts'
import type { RawContent } from '../promises/promises.ts'

/** Where the organisation's own words stand. */
export const contentFolder = fileURLToPath(new URL('../../content', import.meta.url))

/**
 * content/ from disk, for commands and tests; policies by '<policy>/<version>'.
 * Throws ContentProblem for JSON that cannot be read and for a text that lacks a language.
 */
export function readContent(folder = contentFolder): RawContent {
  const versions = foldersIn(join(folder, 'policies')).map((policy) =>
    foldersIn(join(folder, 'policies', policy))
      .sort()
      .map((version) => `${policy}/${version}`),
  )
  const newest = versions.flatMap((paths) => paths.slice(-1))
  const earlier = versions.flatMap((paths) => paths.slice(0, -1))
  return {
    site: readJson(folder, 'site.json'),
    retention: readJson(folder, 'retention.json'),
    purposes: readJson(folder, 'purposes.json'),
    processors: readJson(folder, 'processors.json'),
    cookies: readJson(folder, 'cookies.json'),
    letterTemplates: readJson(folder, 'letters-to-applicants.json'),
    openings: readFacts(folder, 'openings', foldersIn(join(folder, 'openings'))),
    policies: {
      ...readFacts(folder, 'policies', newest),
      ...readFacts(folder, 'policies', earlier, ['sv']),
    },
  }
}

/** Every Markdown file under content/policies by its path there; held against the rules by requireHonestSentences. */
export function readPolicyTexts(folder = contentFolder): PolicyTexts {
  const policies = join(folder, 'policies')
  const paths = readdirSync(policies, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  )
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(policies, path), 'utf8')]))
}

/** The issues of the newsletter by their folder's name; none where none has been written. */
export function readIssueFiles(folder = contentFolder): Record<string, IssueFiles> {
  const issues = join(folder, 'newsletter')
  if (!existsSync(issues)) return {}
  const facts = readFacts(folder, 'newsletter', foldersIn(issues))
  const texts = (slug: string) =>
    locales.map((locale) => [locale, readFileSync(join(issues, slug, `${locale}.md`), 'utf8')])
  return Object.fromEntries(
    Object.entries(facts).map(([slug, raw]) => [
      slug,
      { facts: raw, texts: Object.fromEntries(texts(slug)) as Record<Locale, string> },
    ]),
  )
}

/** The facts.json of each folder, once its text is there in the languages. */
function readFacts(
  folder: string,
  kind: string,
  paths: string[],
  languages: readonly Locale[] = locales,
): Record<string, unknown> {
  const facts = paths.map((path) => {
    requireTranslations(`content/${kind}/${path}`, textsIn(join(folder, kind, path)), languages)
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
