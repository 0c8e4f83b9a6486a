import { parseArgs } from 'node:util'
import { dayFrom } from '../../promises/calendar/calendar.ts'
import type { Ask } from '../command.ts'
import { findInQueue, nothingUnder } from '../queue/find.ts'
import { letGoOfName, noteTold } from './tasks.ts'

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
  const world = worldFor(values.yes)
  const request = await findInQueue(typed, world)
  if (!request) throw new Error(nothingUnder(typed))
  const { reference, answeredOn, toBeTold, id } = request
  if (!toBeTold.includes(recipient))
    throw new Error(
      `"${recipient}" is not to be told of ${reference}; there are: ${toBeTold.join(', ') || 'none'}`,
    )
  if (!answeredOn)
    throw new Error(`${reference} is not answered yet: first npm run requests -- answer ${reference}`)
  const toldOn = on ? dayFrom(on, on) : world.today
  if (toldOn > world.today)
    throw new Error(`${toldOn} has not come yet: --on is the day on which they were told`)
  await world.db.write([noteTold(id, recipient, toldOn), letGoOfName(id)])
  const left = toBeTold.length - 1
  return left > 0 ? `Noted. ${left} more to be told of ${reference}.` : `Noted. ${reference} is done with.`
}
