import type { APIRoute } from 'astro'
import { promises } from '../../../../../../functions/promises/compiled.ts'
import { changedSections } from '../../../../../../functions/promises/policies/compared.ts'
import { type Policy, versionBefore } from '../../../../../../functions/promises/policies/policies.ts'
import { localeOf } from '../../../../../i18n/drawn.ts'
import { inEveryLanguageFor } from '../../../../../i18n/languages.ts'
import { versions } from '../../../../../policies/policies.ts'
import { texts } from '../../../../../policies/texts.ts'

export const getStaticPaths = () =>
  inEveryLanguageFor(
    versions.filter((version) => versionBefore(versions, version)),
    ({ policy, effectiveOn }) => ({ policy, version: effectiveOn }),
  )

/** Which sections a version changed, for the letter that tells of it: the Worker carries no policy texts. */
export const GET: APIRoute<{ thing: Policy }> = ({ params, props: { thing } }) => {
  const before = versionBefore(versions, thing)!
  return Response.json({
    sections: changedSections(before, thing, { ...promises, texts }, localeOf(params)),
  })
}
