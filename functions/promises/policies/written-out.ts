import { periodInWords } from '../language/in-words.ts'
import type { Locale } from '../language/languages.ts'
import { fill, wordsIn } from '../language/words.ts'
import type { Site } from '../organisation/site.ts'
import type { RetentionTable } from '../rules.ts'
import { announcedFor } from './announcements.ts'
import { fillRules } from './policies.ts'
import { controllersIn, employersIn } from './responsible.ts'

/** The periods of the rules, and how long a change is announced, in words. */
export function fillPeriods(text: string, retention: RetentionTable, locale: Locale): string {
  return fillRules(text, retention, locale).replaceAll('{announced}', periodInWords(announcedFor, locale))
}

/**
 * A text in Markdown as people read it today, so that no later change of a rule, a name or an address reaches it.
 * What stays to be drawn are the roles' sections, which are texts of their own, and the links that use a right.
 */
export function writtenOut(
  markdown: string,
  { site, retention }: { site: Site; retention: RetentionTable },
  locale: Locale,
): string {
  const blocks: Record<string, (site: Site, locale: Locale) => string> = {
    controllers,
    employers,
    authorities,
    enforcement,
    contact,
  }
  return fillPeriods(markdown, retention, locale).replace(
    /^\{(\w+)\}$/gm,
    (placeholder, block: string) => blocks[block]?.(site, locale) ?? placeholder,
  )
}

const mail = (address: string) => `[${address}](mailto:${address})`

function controllers(site: Site, locale: Locale): string {
  const each = controllersIn(site, locale).map(({ name, facts }) => [
    `### ${name}\n`,
    ...facts.map(({ term, text, address }) => `- ${term}: ${address ? `[${text}](${address})` : text}`),
  ])
  return each.map((lines) => lines.join('\n')).join('\n\n')
}

function employers(site: Site, locale: Locale): string {
  const each = employersIn(site, locale).map((employer) => `- ${employer}`)
  return each.length > 0 ? `${wordsIn(locale).policy.employersLead}\n\n${each.join('\n')}` : ''
}

function authorities(site: Site, locale: Locale): string {
  const { countries } = wordsIn(locale).policy
  const each = (['SE', 'NO'] as const).map((country) => {
    const { name, url, postalAddress, email, phone } = site.authorities[country]
    const facts = [postalAddress.slice(1).join(', '), mail(email), phone, `[${new URL(url).host}](${url})`]
    return `### ${fill(countries[country], { name })}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}`
  })
  return each.join('\n\n')
}

function enforcement(site: Site, locale: Locale): string {
  const { countries } = wordsIn(locale).policy
  const lines = (['SE', 'NO'] as const).map((country) => {
    const { name, url } = site.accessibilityAuthorities[country]
    return `- [${fill(countries[country], { name })}](${url})`
  })
  return lines.join('\n')
}

function contact({ contact: { email, phone } }: Site): string {
  return `- ${mail(email)}\n- ${phone}`
}
