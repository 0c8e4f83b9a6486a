import * as v from 'valibot'
import type { Concerned } from '../platform/concerned.ts'
import type { Platform } from '../platform/platform.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import { type Locale, locales } from '../promises/language/languages.ts'
import { matters } from '../promises/policies/announcements.ts'
import type { Policy } from '../promises/policies/policies.ts'
import type { Promises } from '../promises/promises.ts'
import { type NewsLetter, policyNewsLetter } from './letter.ts'
import { newsOf } from './news.ts'
import { tellEverybody } from './telling.ts'

type World = Pick<Platform, 'db' | 'clock' | 'origin' | 'addressHash' | 'prerendered'>

/**
 * Tells those concerned by letter, in their language, what a new version of a policy changes that matters to them, from
 * the day it takes effect. What applied when the portal first looked is told to nobody.
 */
export async function tellOfPolicies(
  world: World,
  { policies, site }: Pick<Promises, 'policies' | 'site'>,
  concerned: readonly Concerned[],
): Promise<void> {
  const now = world.clock()
  const today = dayIn(site.timeZone, now)
  const circlesOf = ({ policy }: Policy) => concerned.filter(({ policies }) => policies.includes(policy))
  const applying = policies
    .filter(({ effectiveOn }) => effectiveOn <= today)
    .map((version) => ({
      ...version,
      about: `policy ${version.policy}`,
      version: version.effectiveOn,
      told: matters(version) && circlesOf(version).length > 0 ? ('unlessFirst' as const) : ('never' as const),
    }))
  for (const news of await newsOf(world.db, applying, now)) {
    const version = applying.find(({ about, version }) => about === news.about && version === news.version)
    if (version)
      await tellEverybody(world, news, circlesOf(version), await lettersAbout(world, version, site))
  }
}

async function lettersAbout(world: World, version: Policy, site: Promises['site']) {
  const drawn = await Promise.all(
    locales.map(async (locale) => {
      const sections = await changedSections(world, version, locale)
      return [locale, policyNewsLetter(version, sections, { site, origin: world.origin, locale })]
    }),
  )
  return Object.fromEntries(drawn) as Record<Locale, NewsLetter>
}

const sectionsFile = v.object({ sections: v.array(v.string()) })

/** The names of the sections that changed, which the pages were built with; throws when they are not to be had. */
async function changedSections(
  { prerendered }: World,
  { policy, effectiveOn }: Policy,
  locale: Locale,
): Promise<string[]> {
  const file = await prerendered(`/${locale}/privacy/${policy}/${effectiveOn}/changed.json`, new Headers())
  return v.parse(sectionsFile, await file.json()).sections
}
