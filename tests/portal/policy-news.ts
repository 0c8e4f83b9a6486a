import { readPolicyTexts } from '../../functions/local/content.ts'
import { locales } from '../../functions/promises/language/languages.ts'
import { changedSections } from '../../functions/promises/policies/compared.ts'
import { type Policy, versionBefore } from '../../functions/promises/policies/policies.ts'
import { onTick } from '../../functions/scheduled.ts'
import { demoPromises, type PortalOptions, type TestPortal } from './portal.ts'

/** The day on which the version to come takes effect, and an instant on it. */
export const newsOn = '2026-11-10'
export const newsAt = new Date('2026-11-10T09:00:00Z')

const heading = { sv: 'Något nytt', nb: 'Noe nytt', en: 'Something new' }
const summary = { sv: 'Vi gör så här nu.', nb: 'Vi gjør slik nå.', en: 'We do it like this now.' }

/** The demo content with one more version of a policy, and with it the file that says which sections it changes. */
export function withNewVersion(
  policy: string,
  change: Policy['change'] = 'material',
): Required<Pick<PortalOptions, 'promises' | 'prerendered'>> {
  const promises = demoPromises()
  const texts = readPolicyTexts()
  const newest = promises.policies.find((version) => version.policy === policy)!
  const version: Policy = {
    ...newest,
    effectiveOn: newsOn,
    standing: 'upcoming',
    change,
    summary,
    settled: false,
    roles: [],
  }
  for (const locale of locales)
    texts[`${policy}/${newsOn}/${locale}.md`] =
      `${texts[`${policy}/${newest.effectiveOn}/${locale}.md`]}\n## ${heading[locale]}\n\n${summary[locale]}\n`
  const policies = [version, ...promises.policies]
  const prerendered = (path: string) => {
    const locale = locales.find((locale) => path.startsWith(`/${locale}/`))!
    if (path !== `/${locale}/privacy/${policy}/${newsOn}/changed.json`) return { prerendered: path }
    const before = versionBefore(policies, version)!
    return { sections: changedSections(before, version, { ...promises, texts }, locale) }
  }
  return { promises: { ...promises, policies }, prerendered }
}

/** What the hourly work does at the portal's present moment. */
export function hourly(portal: TestPortal): Promise<void> {
  return onTick(portal.platform(), portal.promises, { cron: '', at: portal.time.now })
}

/** Who has got how many letters about a policy, by address. */
export async function toldBy(portal: TestPortal): Promise<Record<string, number>> {
  const told: Record<string, number> = {}
  for (const { to, text } of await portal.letters())
    if (text.includes('/changes/')) told[to[0]!] = (told[to[0]!] ?? 0) + 1
  return told
}
