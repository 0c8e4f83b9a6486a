import { readFileSync } from 'node:fs'
import type { Answer } from '../answers.ts'
import { html, type Markup } from './markup.ts'

const styles = readFileSync(new URL('./mailbox.css', import.meta.url), 'utf8')

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  'img-src data:',
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page of the mailbox itself: no script, nothing from elsewhere, nothing about letters in the Referer. */
export function page(status: number, title: string, main: Markup): Answer {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/mailbox.css">
<link rel="icon" href="data:,">
</head>
<body>
<header class="bar"><a href="/">Mailbox</a> <small>Nothing here leaves this machine.</small></header>
<main>${main}</main>
</body>
</html>
`
  return htmlAnswer(status, document.source, policy)
}

export function htmlAnswer(status: number, body: string, contentSecurityPolicy: string): Answer {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'referrer-policy': 'no-referrer',
  }
  return { status, headers, body }
}

export function stylesheet(): Answer {
  return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: styles }
}

/** An instant as the developer's clock shows it, with the exact one beside it. */
export function time(at: string): Markup {
  const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(at),
  )
  return html`<time datetime="${at}" title="${at}">${shown}</time>`
}
