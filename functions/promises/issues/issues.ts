import * as v from 'valibot'
import { line } from '../fields.ts'
import { type Locale, locales } from '../language/languages.ts'
import { ContentProblem } from '../problem.ts'
import { readTable } from '../table.ts'
import { type Block, readIssueText } from './texts.ts'

/** What mail programs show of a subject, and of the line after it, before they cut it off. */
const maxSubjectLength = 70
const maxPreheaderLength = 120

const shortText = (maxLength: number) => {
  const short = v.pipe(line, v.maxLength(maxLength, `write at most ${maxLength} characters`))
  return v.strictObject({ sv: short, nb: short, en: short })
}

const facts = v.strictObject({
  topic: v.picklist(['news', 'events', 'jobs']),
  subject: shortText(maxSubjectLength),
  preheader: shortText(maxPreheaderLength),
})

/** One issue of the newsletter: what it is about, how it is announced, and its text in every language. */
export interface Issue extends v.InferOutput<typeof facts> {
  slug: string
  texts: Record<Locale, Block[]>
}

/** The files of one issue: facts.json parsed, and the Markdown of each language. */
export interface IssueFiles {
  facts: unknown
  texts: Record<Locale, string>
}

/** Every issue, by its folder's name. Throws ContentProblem for the first thing that cannot be sent as it stands. */
export function readIssues(files: Record<string, IssueFiles>): Issue[] {
  return Object.entries(files)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([slug, issue]) => readIssue(slug, issue))
}

function readIssue(slug: string, { facts: raw, texts }: IssueFiles): Issue {
  const folder = `content/newsletter/${slug}`
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    throw new ContentProblem(folder, 'the folder', 'name it with small letters a–z, digits and hyphens')
  const read = readTable(`${folder}/facts.json`, facts, raw)
  for (const field of ['subject', 'preheader'] as const) requireNoVariables(folder, field, read[field])
  const blocks = locales.map((locale) => [
    locale,
    readIssueText(`${folder}/${locale}.md`, texts[locale] ?? ''),
  ])
  return { slug, ...read, texts: Object.fromEntries(blocks) as Record<Locale, Block[]> }
}

function requireNoVariables(folder: string, field: string, words: Record<Locale, string>): void {
  const unfilled = locales.find((locale) => /[{}]/.test(words[locale]))
  if (!unfilled) return
  const remedy = 'has braces, and nothing fills them in; write the words themselves'
  throw new ContentProblem(`${folder}/facts.json`, `${field}.${unfilled}`, remedy)
}
