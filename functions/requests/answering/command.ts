import { parseArgs } from 'node:util'
import { requests } from '../../../db/schema/requests.ts'
import { dayFrom } from '../../promises/calendar/calendar.ts'
import type { Ask } from '../command.ts'
import { findInQueue, nothingUnder } from '../queue/find.ts'
import type { AnswerFault } from './answer.ts'
import { close } from './close.ts'

const outcomes = requests.outcome.enumValues

const usage = [
  `usage: npm run requests -- answer REFERENCE --outcome ${outcomes.join('|')} --evidence "where the answer lies"`,
  '  [--because "why not, or not all, as the person was told"] [--identity "how we knew that it was them"]',
  '  [--on 2027-03-20] [--recipient "NAME" who has had the data, as often as needed] [--yes for a remote database]',
].join('\n')

const remedies: Record<AnswerFault, string> = {
  answered: 'that is answered already',
  notYet: 'that day has not come yet: --on is the day on which the answer went out',
  beforeReceipt: 'that day is before the request came: --on is the day on which the answer went out',
  noEvidence: 'write --evidence: where can the answer be looked up?',
  noReason: 'write --because: the person has to be told why, and so has whoever looks at this later',
  unidentified: 'write --identity: how did we know that it was them? Ask them, if nobody knows',
  halfAnObjection: 'an objection is upheld (--outcome done) or rejected (--outcome refused), nothing between',
}

/** Closes a request with what it came to. The answer itself goes out as whoever answers sees fit. */
export const answerFromTerminal: Ask = async (args, worldFor) => {
  const { values, positionals } = parseArgs({
    args,
    options: {
      outcome: { type: 'string' },
      evidence: { type: 'string', default: '' },
      because: { type: 'string' },
      identity: { type: 'string' },
      on: { type: 'string' },
      recipient: { type: 'string', multiple: true, default: [] },
      yes: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [typed, ...more] = positionals
  const outcome = outcomes.find((one) => one === values.outcome)
  if (!typed || more.length > 0 || !outcome) throw new Error(usage)
  const world = await worldFor(values.yes)
  const request = await findInQueue(typed, world)
  if (!request) throw new Error(nothingUnder(typed))
  const { evidence, because, identity, on, recipient: recipients } = values
  const answeredOn = on ? dayFrom(on, on) : world.today
  const answer = {
    outcome,
    answeredOn,
    evidence,
    identity: identity ?? null,
    reason: because ?? null,
    recipients,
  }
  const fault = await close(request, answer, world)
  if (fault) throw new Error(remedies[fault])
  const left = await findInQueue(typed, world)
  const tasks = left?.toBeTold.map((name) => `\nStill to be told: ${name}`) ?? []
  return `${request.reference} is answered.${tasks.join('')}`
}
