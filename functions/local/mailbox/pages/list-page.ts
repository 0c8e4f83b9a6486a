import type { Answer } from '../answers.ts'
import type { Faults } from '../faults.ts'
import type { Incoming } from '../incoming.ts'
import type { Letter, Letters } from '../letters.ts'
import { lettersTo } from '../messages.ts'
import { html, type Markup } from './markup.ts'
import { page, time } from './page.ts'

const maxShown = 200

/** `GET /?to=ADDRESS`: the newest letters, to one address or to all. */
export function listPage({ query }: Incoming, mailbox: { letters: Letters; faults: Faults }): Answer {
  const recipient = query.get('to') ?? ''
  const found = lettersTo(recipient, mailbox.letters.newestFirst())
  const shown = found.slice(0, maxShown)
  const count = `${found.length} ${found.length === 1 ? 'letter' : 'letters'}`
  return page(
    200,
    `${count} · Mailbox`,
    html`<h1>${count}</h1>
${filter(recipient)}
${faultsAhead(mailbox.faults)}
${shown.length === 0 ? nothingHere(recipient) : html`<ol class="letters">${shown.map(row)}</ol>`}
${found.length > maxShown ? html`<p>The ${maxShown} newest are shown; <code>/messages</code> has all.</p>` : undefined}`,
  )
}

function filter(recipient: string): Markup {
  return html`<form class="filter" action="/">
<label for="to">To</label>
<input id="to" name="to" value="${recipient}" placeholder="any address" spellcheck="false" autocapitalize="none">
<button>Reload</button>
</form>`
}

function faultsAhead(faults: Faults): Markup | undefined {
  const { mode, count } = faults.ahead()
  if (count === 0) return undefined
  const sends = count === 1 ? 'The next send fails' : `The next ${count} sends fail`
  return html`<p class="note">${sends}: <code>${mode}</code></p>`
}

function nothingHere(recipient: string): Markup {
  if (recipient)
    return html`<p class="empty">No letter to <bdi>${recipient}</bdi>. <a href="/">Show all letters</a></p>`
  return html`<div class="empty">
<p>No letters yet. What the portal sends is caught here instead of being delivered.</p>
<p>Send one: fill in a form of the portal with any address, then reload this page.
If nothing comes, <code>RESEND_BASE_URL</code> may point somewhere else than here.</p>
</div>`
}

function row({ id, from, to, subject, receivedAt }: Letter): Markup {
  return html`<li>
<a href="/letters/${id}"><bdi>${subject}</bdi></a>
<span class="people">to <bdi>${to.join(', ')}</bdi></span>
<span class="people">from <bdi>${from}</bdi></span>
${time(receivedAt)}
</li>`
}
