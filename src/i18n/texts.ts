import { type CollectionKey, getCollection } from 'astro:content'
import type { Locale } from '../../functions/promises/languages.ts'
import { requireTranslations } from '../../functions/promises/translations.ts'

/** The Markdown of an opening or a policy version; throws ContentProblem when a language is missing. */
export async function textOf(kind: CollectionKey, path: string, locale: Locale) {
  const texts = await getCollection(kind, ({ id }) => id.startsWith(`${path}/`))
  const written = texts.filter(({ body }) => body?.trim()).map(({ id }) => `${id.split('/').at(-1)}.md`)
  requireTranslations(`content/${kind}/${path}`, written)
  return texts.find(({ id }) => id === `${path}/${locale}`)!
}
