import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Issue } from '../../promises/issues/issues.ts'
import { locales } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { issueLetter } from './letter.ts'
import { cutForReaders } from './reader.ts'

const usage = 'usage: npm run newsletter:preview -- SLUG'

/** Writes an issue as it would arrive, in every language, as HTML and as text; answers where. */
export async function previewIssue(
  args: string[],
  world: { promises: Promises; issues: Issue[]; origin: string; folder: string },
): Promise<string> {
  const { positionals } = parseArgs({ args, allowPositionals: true })
  if (positionals.length !== 1) throw new Error(usage)
  const issue = issueNamed(positionals[0]!, world)
  const folder = join(world.folder, issue.slug)
  mkdirSync(folder, { recursive: true })
  const files = locales.flatMap((locale) => {
    const { html, text } = issueLetter(issue, locale, world.promises.site, world.origin)
    const asRead = { [`${locale}.html`]: html, [`${locale}.txt`]: text }
    return Object.entries(asRead).map(([name, part]) => {
      writeFileSync(join(folder, name), cutForReaders(part)('preview'))
      return join(folder, name)
    })
  })
  return `${issue.slug} as it would arrive:\n${files.join('\n')}`
}

/** The issue of that name; throws a sentence when there is none, or no newsletter. */
export function issueNamed(
  slug: string,
  { issues, promises }: { issues: Issue[]; promises: Promises },
): Issue {
  if (!promises.site.capabilities.includes('newsletter'))
    throw new Error('the newsletter is not on: see "capabilities" in content/site.json')
  const issue = issues.find((one) => one.slug === slug)
  if (issue) return issue
  const known = issues.map((one) => one.slug).join(', ') || 'none yet'
  throw new Error(`there is no issue "${slug}" in content/newsletter; there are: ${known}`)
}
