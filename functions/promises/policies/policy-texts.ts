import type { Locale } from '../language/languages.ts'
import { isOn } from '../organisation/capabilities.ts'
import type { Site } from '../organisation/site.ts'
import { ContentProblem } from '../problem.ts'
import type { RetentionTable } from '../rules.ts'
import { factsFile, type Policy, type Version } from './policies.ts'
import { requireTranslations } from './translations.ts'

/** The Markdown of all policies by its path under content/policies, such as 'privacy/2026-11-01/sv.md'. */
export type PolicyTexts = Record<string, string>

/** What the sentences of the policies are held against. */
export interface Said {
  policies: Policy[]
  texts: PolicyTexts
  site: Site
  retention: RetentionTable
}

/** Where a section for one role comes into the text of a policy. */
export const rolesHere = '{roles}'

/**
 * The folders of one version as its readers get them: the text itself, then the roles whose capability is on. A
 * settled version has the roles it names, whatever is on today.
 */
export function foldersOf(
  { policy, effectiveOn, roles, settled }: Version,
  { capabilities }: Site,
): string[] {
  const folder = `${policy}/${effectiveOn}`
  const shown = roles.filter(({ capability }) => settled || isOn(capability, capabilities))
  return [folder, ...shown.map(({ id }) => `${folder}/roles/${id}`)]
}

/** The language a version is read in: a superseded one may be kept in Swedish alone, all others have every language. */
export function languageOf(version: Policy, texts: PolicyTexts, site: Site, wanted: Locale): Locale {
  const folders = foldersOf(version, site)
  const isWritten = (locale: Locale) => folders.every((folder) => texts[`${folder}/${locale}.md`]?.trim())
  if (isWritten(wanted)) return wanted
  if (version.standing === 'superseded' && isWritten('sv')) return 'sv'
  for (const folder of folders) requireTranslations(`content/policies/${folder}`, writtenIn(folder, texts))
  throw new Error(`${factsFile(version)} has every text and yet lacks one`)
}

/** The whole Markdown of a version in a language it is written in, the roles' sections in their place. */
export function markdownOf(version: Policy, texts: PolicyTexts, site: Site, locale: Locale): string {
  const [whole = '', ...roles] = foldersOf(version, site).map(
    (folder) => texts[`${folder}/${locale}.md`] ?? '',
  )
  if (roles.length > 0 && !whole.includes(rolesHere)) {
    const file = `content/policies/${version.policy}/${version.effectiveOn}/${locale}.md`
    throw new ContentProblem(
      file,
      rolesHere,
      'is missing; write it on a line of its own where the roles belong',
    )
  }
  return whole.replace(rolesHere, roles.join('\n'))
}

function writtenIn(folder: string, texts: PolicyTexts): string[] {
  const paths = Object.keys(texts).filter((path) => texts[path]?.trim())
  return paths
    .filter((path) => path.replace(/\/[^/]+$/, '') === folder)
    .map((path) => path.split('/').at(-1)!)
}
