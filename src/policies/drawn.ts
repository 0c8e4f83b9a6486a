import { promises } from '../../functions/promises/compiled.ts'
import type { Locale } from '../../functions/promises/language/languages.ts'
import type { Policy } from '../../functions/promises/policies/policies.ts'
import { foldersOf, languageOf, rolesHere } from '../../functions/promises/policies/policy-texts.ts'
import { fillPeriods } from '../../functions/promises/policies/written-out.ts'
import { textOf } from '../i18n/texts.ts'
import { texts } from './texts.ts'

/** A version as it is read: its language, its contents list, and its HTML with the rules' periods in it. */
export async function drawnText(policy: Policy, wanted: Locale) {
  const locale = languageOf(policy, texts, promises.site, wanted)
  const [whole = '', ...roles] = await Promise.all(
    foldersOf(policy, promises.site).map(async (folder) => {
      const { rendered } = await textOf('policies', folder, locale)
      return rendered?.html ?? ''
    }),
  )
  const composed = whole.replace(`<p>${rolesHere}</p>`, roles.join('\n'))
  const html = fillPeriods(composed, promises.retention, locale)
  const chapters = [...html.matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>/g)]
  return { locale, html, contents: chapters.map(([, slug, text]) => ({ slug: slug!, text: text! })) }
}
