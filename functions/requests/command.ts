import { parseArgs } from 'node:util'
import type { Database } from '../platform/database.ts'
import type { AddressHash } from '../platform/secrets/address-hashes.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import { answerFromTerminal } from './answering/command.ts'
import { enterFromTerminal } from './entering/command.ts'
import { extendFromTerminal } from './extending/command.ts'
import { listQueue } from './queue/list.ts'
import { tellFromTerminal } from './telling/command.ts'
import type { World } from './world.ts'

const usage =
  'usage: npm run requests -- list | enter … | extend REFERENCE … | answer REFERENCE … | told REFERENCE … [--yes for a remote database]; each says what it needs when it gets nothing'

/** What the commands have at hand; a remote database and the portal's secret only for who said yes. */
export interface Desk extends Pick<World, 'promises' | 'holders' | 'now'> {
  database: (saidYes: boolean) => Database
  addressHash: (saidYes: boolean) => AddressHash
  imprint: (saidYes: boolean) => Promise<{ origin: string }>
}

/** A command on the queue, given its world once it knows whether a remote database is meant. */
export type Ask = (args: string[], worldFor: (saidYes: boolean) => Promise<World>) => Promise<string>

const asks: Record<string, Ask> = {
  list: async (args, worldFor) => {
    const { values } = parseArgs({ args, options: { yes: { type: 'boolean', default: false } } })
    return listQueue(await worldFor(values.yes))
  },
  enter: enterFromTerminal,
  extend: extendFromTerminal,
  answer: answerFromTerminal,
  told: tellFromTerminal,
}

/** The queue of requests from the terminal, until the desk has its screens; answers what came of it. */
export async function requestsFromTerminal([what = '', ...args]: string[], desk: Desk): Promise<string> {
  const ask = asks[what]
  if (!ask) throw new Error(usage)
  const { promises, holders, now } = desk
  return ask(args, async (saidYes) => ({
    db: desk.database(saidYes),
    addressHash: desk.addressHash(saidYes),
    origin: (await desk.imprint(saidYes)).origin,
    promises,
    holders,
    now,
    today: dayIn(promises.site.timeZone, now),
  }))
}
