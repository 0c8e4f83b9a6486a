import type { Issue } from '../../promises/issues/issues.ts'
import type { Block } from '../../promises/issues/texts.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Site } from '../../promises/organisation/site.ts'
import { type Foot, footAsHtml, footAsText, footOf } from './foot.ts'
import { blocksAsHtml, escaped } from './html.ts'
import { type Look, lookOf } from './look.ts'
import { blocksAsText, underlined } from './plain-text.ts'
import { type IssueLetter, requireSendable } from './reader.ts'

/** What stands in an issue between its title and its foot. */
export type Body = Pick<IssueLetter, 'html' | 'text'>

/** Where an issue is read: in which language, from whom, with our pages at which origin. */
export interface Reading {
  locale: Locale
  site: Site
  origin: string
}

/**
 * One issue in one language, as HTML and as plain text from the same source, with `{reader}` where each reader's token
 * comes. Throws NotSendable for a letter nobody could leave by, or with a value that nobody filled in.
 */
export function issueLetter(issue: Issue, locale: Locale, site: Site, origin: string): IssueLetter {
  const reading = { locale, site, origin }
  const head = { subject: issue.subject[locale], preheader: issue.preheader[locale] }
  const letter = letterAround(bodyFrom(issue.texts[locale], reading), head, reading)
  requireSendable(letter, `content/newsletter/${issue.slug} (${locale})`)
  return letter
}

export function bodyFrom(blocks: Block[], { site, origin }: Reading): Body {
  return { html: blocksAsHtml(blocks, lookOf(site.brand), origin), text: blocksAsText(blocks, origin) }
}

/** The letter around a body: the title above it, and the foot. */
export function letterAround(
  body: Body,
  { subject, preheader }: { subject: string; preheader: string },
  { locale, site, origin }: Reading,
): IssueLetter {
  const look = lookOf(site.brand)
  const foot = footOf(site, origin, locale)
  const page = { locale, title: subject, preheader, sender: site.name }
  const text = [site.name, underlined(subject, '='), body.text, '-'.repeat(40), footAsText(foot), '']
  return { subject, html: asHtml(page, body.html, foot, look), text: text.join('\n\n') }
}

/** Keeps mail programs from filling the line after the subject with the beginning of the text. */
const nothingToSee = '&#847;&zwnj;&nbsp;'.repeat(60)

const table = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'

/** Tables for the programs that lay out by Word, styles on each element for those that drop the sheet. */
function asHtml(
  page: { locale: Locale; title: string; preheader: string; sender: string },
  body: string,
  foot: Foot,
  look: Look,
): string {
  return `<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${escaped(page.title)}</title>
<style>${look.sheet}</style>
</head>
<body class="paper" style="${look.body}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escaped(page.preheader)}${nothingToSee}</div>
<table ${table} class="paper" style="background:${look.paper}"><tr><td align="center" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->
<table ${table} class="card" style="max-width:600px;background:${look.card};text-align:left">
<tr><td class="side" style="padding:28px 40px 0"><p class="soft" style="margin:0;${look.small};font-weight:700">${escaped(page.sender)}</p></td></tr>
<tr><td class="side" style="padding:8px 40px 24px">
<h1 class="ink" style="margin:0 0 20px;${look.heading(27)}">${escaped(page.title)}</h1>
${body}
</td></tr>
<tr><td class="side line" style="padding:24px 40px 28px;border-top:1px solid ${look.line}">
${footAsHtml(foot, look)}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`
}
