import { addressOf } from './addresses.ts'
import { type Answer, json } from './answers.ts'
import type { Incoming } from './incoming.ts'
import type { Letter, Letters } from './letters.ts'

/** `GET /messages?to=ADDRESS`: the letters to that address, newest first; without an address, all. */
export function messages({ query }: Incoming, { letters }: { letters: Letters }): Answer {
  return json(200, lettersTo(query.get('to'), letters.newestFirst()).map(asSent))
}

/** `DELETE /messages`: no letter is left, and no idempotency key is remembered. */
export function emptyMailbox(_incoming: Incoming, { letters }: { letters: Letters }): Answer {
  letters.empty()
  return { status: 204, headers: {}, body: '' }
}

/** An address has no space, so a space in the query was a `+` that nobody escaped. */
export function lettersTo(recipient: string | null, newestFirst: readonly Letter[]) {
  if (!recipient) return newestFirst
  const wanted = addressOf(recipient).replaceAll(' ', '+')
  return newestFirst.filter(({ to }) => to.some((mailbox) => addressOf(mailbox) === wanted))
}

function asSent({ errand, ...letter }: Letter) {
  return letter
}
