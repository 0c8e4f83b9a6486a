import type { Answer } from '../answers.ts'
import type { Incoming } from '../incoming.ts'
import type { Letter, Letters } from '../letters.ts'
import { html, type Markup } from './markup.ts'
import { htmlAnswer, page, time } from './page.ts'

/** No script and no form runs in a letter; a link may be followed and opens as an ordinary page. */
const sandbox = 'allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation'

const letterPolicy = [
  `sandbox ${sandbox}`,
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
].join('; ')

/** `GET /letters/{id}`: one letter with everything it was sent with. */
export function letterPage(_incoming: Incoming, { letters }: { letters: Letters }, id: string): Answer {
  const letter = letters.find(id)
  if (!letter) return noSuchLetter()
  return page(
    200,
    `${letter.subject} · Mailbox`,
    html`<p><a href="/">All letters</a></p>
<h1><bdi>${letter.subject}</bdi></h1>
<dl class="head">${headOf(letter)}</dl>
${letter.html === null ? undefined : htmlPart(letter)}
${letter.text === null ? undefined : textPart(letter.text)}`,
  )
}

/** `GET /letters/{id}/html`: the HTML part alone, as a mail program would draw it. */
export function letterHtml(_incoming: Incoming, { letters }: { letters: Letters }, id: string): Answer {
  const part = letters.find(id)?.html
  if (part === undefined || part === null) return noSuchLetter()
  return htmlAnswer(200, openingLinksApart(part), letterPolicy)
}

/** The base goes after the doctype: anything before it would put the letter into quirks mode. */
function openingLinksApart(part: string) {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(part)?.[0] ?? ''
  return `${doctype}<base target="_blank">${part.slice(doctype.length)}`
}

function headOf(letter: Letter): Markup[] {
  const attachments = letter.attachments.map(({ filename }) => filename)
  const lines: [string, string][] = [
    ['From', letter.from],
    ['To', letter.to.join(', ')],
    ['Cc', letter.cc.join(', ')],
    ['Bcc', letter.bcc.join(', ')],
    ['Reply-To', letter.replyTo.join(', ')],
    ...Object.entries(letter.headers),
    ['Attachments', attachments.join(', ')],
  ]
  const present = lines.filter(([, value]) => value !== '')
  const drawn = present.map(([name, value]) => html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>`)
  return [...drawn, html`<dt>Received</dt><dd>${time(letter.receivedAt)}</dd>`]
}

function htmlPart({ id }: Letter): Markup {
  return html`<section aria-labelledby="html">
<h2 id="html">HTML</h2>
<iframe src="/letters/${id}/html" sandbox="${sandbox}" title="The HTML part of this letter"></iframe>
<p><a href="/letters/${id}/html" target="_blank">Open it alone</a></p>
</section>`
}

function textPart(text: string): Markup {
  const pieces = text.split(/(https?:\/\/[^\s<>"]+)/)
  const drawn = pieces.map((piece, place) => (place % 2 === 0 ? html`${piece}` : link(piece)))
  return html`<section aria-labelledby="text">
<h2 id="text">Text</h2>
<pre>${drawn}</pre>
</section>`
}

function link(address: string): Markup {
  return html`<a href="${address}" target="_blank" rel="noreferrer">${address}</a>`
}

function noSuchLetter(): Answer {
  return page(
    404,
    'No such letter · Mailbox',
    html`<h1>No such letter</h1><p><a href="/">All letters</a></p>`,
  )
}
