import { holders } from '../../functions/holders.ts'
import { deliverLetters } from '../../functions/platform/mail/outbox.ts'
import { requestsFromTerminal } from '../../functions/requests/command.ts'
import { onTick } from '../../functions/scheduled.ts'
import { owner } from './my-data.ts'
import type { TestPortal } from './portal.ts'

export const privacyContact = 'dataskydd@larkspar.example'

/** Asks the queue from the terminal, as `npm run requests -- …` does. */
export function ask(portal: TestPortal, ...args: string[]): Promise<string> {
  return requestsFromTerminal(args, {
    promises: portal.promises,
    holders,
    now: portal.time.now,
    database: () => portal.platform().db,
    addressHash: () => portal.platform().addressHash,
    imprint: async () => portal.platform(),
  })
}

/** A request that came by e-mail on a day; answers its reference. */
export async function enter(portal: TestPortal, fields: Record<string, string> = {}): Promise<string> {
  const usual = { kind: 'access', way: 'by-email', received: '2026-11-02', name: 'Nora Lund', email: owner }
  const given = Object.entries({ ...usual, ...fields }).filter(([, value]) => value !== '')
  const said = await ask(portal, 'enter', ...given.flatMap(([name, value]) => [`--${name}`, value]))
  return /as (\S+):/.exec(said)![1]!
}

/** Answers a request as done, with everything that takes. */
export function answer(portal: TestPortal, reference: string, ...more: string[]): Promise<string> {
  const usual = ['--outcome', 'done', '--evidence', 'Diary 2026-14', '--identity', 'Called back']
  return ask(portal, 'answer', reference, ...usual, ...more)
}

/** The letters an address has once the outbox is emptied, the newest first. */
export async function lettersTo(portal: TestPortal, address: string) {
  await deliverLetters(portal.platform())
  return portal.letters(address)
}

/** The hourly work as if it were that instant. */
export async function hourAt(portal: TestPortal, instant: string): Promise<void> {
  portal.time.now = new Date(instant)
  await onTick(portal.platform(), portal.promises, { cron: '', at: portal.time.now })
}
