import { parseArgs } from 'node:util'
import type { Database } from '../platform/database.ts'
import { type Ledger, withdrawnConsent } from './withdrawal.ts'

const restoredWithLedger =
  'Should the database be restored from a copy made before now, the ledger has the message erased again.'
const restoredWithout = 'Should the database be restored from a copy made before now, say this command again.'
const usage = 'usage: npm run contact:withdraw -- REFERENCE [--yes for a remote database]'

/**
 * Takes back the consent behind a message from the terminal; answers a sentence saying what became of it. The bucket
 * with the ledger is at hand on this machine alone.
 */
export async function withdrawConsent(
  args: string[],
  world: {
    now: Date
    database: (saidYes: boolean) => Database
    openLedger: (saidYes: boolean) => Promise<(Ledger & { close(): Promise<void> }) | null>
  },
): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    options: { yes: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [typed, ...more] = positionals
  if (!typed || more.length > 0) throw new Error(usage)
  const reference = typed.trim().toUpperCase()
  const db = world.database(values.yes)
  const ledger = await world.openLedger(values.yes)
  const { messages, onHold } = await withdrawnConsent(db, ledger, reference, world.now).finally(() =>
    ledger?.close(),
  )
  if (onHold > 0)
    return `The consent behind the message ${reference} is taken back. A hold keeps the message; it is erased once a privacy officer lifts that.`
  if (messages === 0) throw new Error(`there is no message ${reference}: it may have been erased already`)
  return `The message ${reference} is erased. That the consent was given and taken back is kept by the rule "withdrawn-consent". Delete the letter about it, too. ${ledger ? restoredWithLedger : restoredWithout}`
}
