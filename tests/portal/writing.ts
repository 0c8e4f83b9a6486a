import { fromOurPage } from './applying.ts'
import type { TestPortal } from './portal.ts'

export type MessageFields = Record<string, string | null>

export const whoWrites = 'iben.moldskred@post.example'
export const us = 'hej@larkspar.example'

/** A sound message, with what a test wants otherwise; null leaves a field out. */
export function messageForm(changes: MessageFields = {}): URLSearchParams {
  const fields: MessageFields = {
    locale: 'sv',
    name: 'Iben Moldskred',
    email: whoWrites,
    message: 'Hej!\nHar ni parkering?',
    'consent-contact': 'on',
    'leave-empty': '',
    ...changes,
  }
  const sent = Object.entries(fields).filter((field): field is [string, string] => field[1] !== null)
  return new URLSearchParams(sent)
}

/** Sends a message as our own page would; JSON unless a test asks for the page. */
export async function write(
  portal: Pick<TestPortal, 'app'>,
  changes: MessageFields = {},
  headers: Record<string, string> = { Accept: 'application/json' },
): Promise<Response> {
  return portal.app.request('/api/contact', {
    method: 'POST',
    body: messageForm(changes),
    headers: { ...fromOurPage, ...headers },
  })
}
