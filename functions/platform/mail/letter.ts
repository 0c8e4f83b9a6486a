import { html } from 'hono/html'
import type { Locale } from '../../promises/language/languages.ts'

/** A letter's parts, in reading order; both the HTML and the plain text are made from them. `typed` keeps its lines. */
export type Part = string | { list: string[] } | { link: string; address: string } | { typed: string }

/**
 * Draws one letter twice from the same parts: simple HTML that any mail program shows, and plain text. Without JSX, so
 * that the terminal, which reads TypeScript alone, can write letters too.
 */
export function drawLetter(letter: { locale: Locale; sender: string; title: string; parts: Part[] }): {
  html: string
  text: string
} {
  const page = html`<html lang="${letter.locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${letter.title}</title>
  </head>
  <body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
    <div style="max-width:34em;margin:0 auto">
      <p style="margin:0 0 24px;font-weight:600">${letter.sender}</p>
      ${letter.parts.map(drawPart)}
    </div>
  </body>
</html>`
  return { html: `<!doctype html>${page}`, text: `${letter.parts.map(textPart).join('\n\n')}\n` }
}

/** Text a person typed, so that no mail program makes a link of it: an invisible word joiner breaks what looks like one. */
export function unlinked(typed: string): string {
  return typed.replace(/([.:/@])(?=\S)/g, '$1\u2060')
}

function drawPart(part: Part) {
  if (typeof part === 'string') return html`<p style="margin:0 0 16px;white-space:pre-line">${part}</p>`
  if ('list' in part)
    return html`<ol style="margin:0 0 16px;padding-left:24px">${part.list.map((entry) => html`<li>${entry}</li>`)}</ol>`
  if ('typed' in part)
    return html`<blockquote style="margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid;white-space:pre-wrap">${part.typed}</blockquote>`
  return html`<p style="margin:0 0 16px">${part.link}<br /><a href="${part.address}" style="word-break:break-all">${part.address}</a></p>`
}

function textPart(part: Part): string {
  if (typeof part === 'string') return part
  if ('list' in part) return part.list.map((entry, i) => `${i + 1}. ${entry}`).join('\n')
  if ('typed' in part) return part.typed.replace(/^/gm, '> ')
  return `${part.link}\n${part.address}`
}
