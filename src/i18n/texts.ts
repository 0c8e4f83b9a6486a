import { type CollectionKey, getEntry } from 'astro:content'
import type { Locale } from '../../functions/promises/language/languages.ts'
import { requireTranslations } from '../../functions/promises/policies/translations.ts'
import { requireFinished } from '../../functions/promises/unfinished.ts'

/** The Markdown of an opening, a policy version or a role in it; throws ContentProblem when it is missing or unfinished. */
export async function textOf(kind: CollectionKey, path: string, locale: Locale) {
  const text = await getEntry(kind, `${path}/${locale}`)
  requireTranslations(`content/${kind}/${path}`, text?.body?.trim() ? [`${locale}.md`] : [], [locale])
  requireFinished(`content/${kind}/${path}/${locale}.md`, text!.body!)
  return text!
}
