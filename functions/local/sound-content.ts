import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../promises/calendar/calendar.ts'
import { requireRuleForEveryTable } from '../promises/inventory/held-by-rule.ts'
import { readIssues } from '../promises/issues/issues.ts'
import { requireStillLogo } from '../promises/organisation/logo.ts'
import { requireHonestSentences } from '../promises/policies/sentences.ts'
import { ContentProblem } from '../promises/problem.ts'
import { readPromises } from '../promises/promises.ts'
import { requireUnchangedWordings } from '../promises/purposes/purpose-hashes.ts'
import { requireFinished } from '../promises/unfinished.ts'
import { contentFolder, readContent, readIssueFiles, readPolicyTexts } from './content.ts'

/**
 * Everything in content/ held against everything else in it, before a page is drawn: throws the first ContentProblem.
 * Answers what it read.
 */
export async function requireSoundContent(builtOn: Day, folder = contentFolder) {
  const raw = readContent(folder)
  const promises = readPromises(raw, builtOn)
  requireRuleForEveryTable(promises.retention)
  for (const { slug } of promises.openings) requireFinishedTexts(folder, `openings/${slug}`)
  readIssues(readIssueFiles(folder))
  if (promises.site.brand.logo) requireLogo(folder, promises.site.brand.logo)
  const texts = readPolicyTexts(folder)
  await requireHonestSentences({ ...promises, texts })
  await requireUnchangedWordings(promises.purposes)
  return { ...promises, texts }
}

function requireFinishedTexts(folder: string, path: string): void {
  const names = readdirSync(join(folder, path)).filter((name) => name.endsWith('.md'))
  for (const name of names)
    requireFinished(`content/${path}/${name}`, readFileSync(join(folder, path, name), 'utf8'))
}

function requireLogo(folder: string, name: string): void {
  const path = join(folder, 'brand', name)
  if (!existsSync(path))
    throw new ContentProblem('content/site.json', 'brand.logo', `content/brand/ has no ${name}; put it there`)
  requireStillLogo(`content/brand/${name}`, readFileSync(path, 'utf8'))
}
