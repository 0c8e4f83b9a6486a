import { parseArgs } from 'node:util'
import { dayFrom } from '../../promises/calendar/calendar.ts'
import type { Ask } from '../command.ts'
import { findInQueue, nothingUnder } from '../queue/find.ts'
import { type TellingFault, tell } from './tell.ts'

const usage =
  'usage: npm run requests -- told REFERENCE --recipient "NAME" [--on 2027-03-20] [--yes for a remote database]'

/** Notes that somebody who has had the data was told what became of it. */
export const tellFromTerminal: Ask = async (args, worldFor) => {
  const { values, positionals } = parseArgs({
    args,
    options: {
      recipient: { type: 'string' },
      on: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [typed, ...more] = positionals
  const { recipient, on } = values
  if (!typed || more.length > 0 || !recipient) throw new Error(usage)
  const world = await worldFor(values.yes)
  const request = await findInQueue(typed, world)
  if (!request) throw new Error(nothingUnder(typed))
  const { reference, toBeTold } = request
  const toldOn = on ? dayFrom(on, on) : world.today
  const fault = await tell(request, { recipient, toldOn }, world)
  const remedies: Record<TellingFault, string> = {
    noSuchTask: `"${recipient}" is not to be told of ${reference}; there are: ${toBeTold.join(', ') || 'none'}`,
    notAnswered: `${reference} is not answered yet: first npm run requests -- answer ${reference}`,
    notYet: `${toldOn} has not come yet: --on is the day on which they were told`,
  }
  if (fault) throw new Error(remedies[fault])
  const left = toBeTold.length - 1
  return left > 0 ? `Noted. ${left} more to be told of ${reference}.` : `Noted. ${reference} is done with.`
}
