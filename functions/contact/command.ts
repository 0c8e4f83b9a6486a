import { parseArgs } from 'node:util'
import type { Database } from '../platform/database.ts'
import { withdrawnConsent } from './withdrawal.ts'

const usage = 'usage: npm run contact:withdraw -- REFERENCE [--yes for a remote database]'

/** Takes back the consent behind a message from the terminal; answers a sentence saying what became of it. */
export async function withdrawConsent(
  args: string[],
  world: { now: Date; database: (saidYes: boolean) => Database },
): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    options: { yes: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [typed, ...more] = positionals
  if (!typed || more.length > 0) throw new Error(usage)
  const reference = typed.trim().toUpperCase()
  const { messages } = await withdrawnConsent(world.database(values.yes), reference, world.now)
  if (messages === 0) throw new Error(`there is no message ${reference}: it may have been erased already`)
  return `The message ${reference} is erased. That the consent was given and taken back is kept by the rule "withdrawn-consent". Delete the letter about it, too. Should the database be restored from a copy made before now, say this command again.`
}
