import { type SQL, sql } from 'drizzle-orm'
import type { Agreed } from '../platform/consents/asked-again.ts'
import { consentCounts } from '../platform/consents/standing.ts'
import { drawLetter, type Part } from '../platform/mail/letter.ts'
import type { Platform } from '../platform/platform.ts'
import { type Locale, locales } from '../promises/language/languages.ts'
import { fill, wordsIn } from '../promises/language/words.ts'
import type { Site } from '../promises/organisation/site.ts'
import type { Promises } from '../promises/promises.ts'
import { countingList, versionsThatCount } from '../promises/purposes/asking-again.ts'
import { type Purpose, purposeFor, statementFor } from '../promises/purposes/purposes.ts'
import type { NewsLetter } from './letter.ts'
import { newsOf } from './news.ts'
import { answerHere, tellEverybody } from './telling.ts'

type World = Pick<Platform, 'db' | 'clock' | 'origin' | 'addressHash' | 'addresses'>

/**
 * Asks everybody anew whose yes was to words that count no longer, once for each consent. Until they answer, what rests
 * on it waits; this only writes.
 */
export async function askAgain(
  world: World,
  { purposes, site }: Pick<Promises, 'purposes' | 'site'>,
  agreed: readonly Agreed[],
): Promise<void> {
  const asking = agreed.flatMap((circle) => {
    const purpose = purposeFor(purposes, circle.purpose)
    const version = versionsThatCount(purpose)?.at(-1)
    return version
      ? [{ circle, purpose, about: `consent ${purpose.id}`, version, told: 'always' as const }]
      : []
  })
  if (asking.length === 0) return
  for (const news of await newsOf(world.db, asking, world.clock())) {
    const found = asking.find(({ about, version }) => about === news.about && version === news.version)
    if (!found) continue
    const { circle, purpose } = found
    const asked = {
      name: purpose.id,
      people: waitingFor(circle, purpose),
      answerAt: async (id: string, locale: string) =>
        `${world.origin}${await circle.answerAt(id, locale, world.addresses)}`,
    }
    await tellEverybody(world, news, [asked], lettersFor(purpose, site))
  }
}

function waitingFor({ people, purpose: id }: Agreed, purpose: Purpose): SQL {
  const counts = consentCounts(sql`agreed.id`, id, sql`${countingList(purpose)}`)
  return sql`select id, email, locale, since from (${people}) as agreed where not ${counts}`
}

function lettersFor(purpose: Purpose, site: Site) {
  const drawn = locales.map((locale) => [locale, askingLetter(purpose, site, locale)])
  return Object.fromEntries(drawn) as Record<Locale, NewsLetter>
}

function askingLetter(purpose: Purpose, site: Site, locale: Locale): NewsLetter {
  const words = wordsIn(locale).letters.askAgain
  const about = purpose.id === 'talent-pool' ? words.talentPool : words.newsletter
  const parts: Part[] = [
    words.greeting,
    about.changed,
    { typed: statementFor(purpose, locale) },
    about.waits,
    { link: words.answer, address: answerHere },
    fill(words.questions, { email: site.contact.email }),
    `${words.signature}\n${site.name}`,
  ]
  return { subject: about.subject, ...drawLetter({ locale, sender: site.name, title: about.subject, parts }) }
}
