import { parseArgs } from 'node:util'
import { dayFrom } from '../../promises/calendar/calendar.ts'
import { latestExtension } from '../../promises/calendar/month-to-answer.ts'
import type { Ask } from '../command.ts'
import { findInQueue, nothingUnder } from '../queue/find.ts'
import type { Queued } from '../queue/queue.ts'
import { extend } from './extend.ts'
import type { ExtensionFault } from './extension.ts'

const usage =
  'usage: npm run requests -- extend REFERENCE --to 2027-05-01 --because "the reason, as the person reads it" [--told 2027-03-20, the day you wrote to somebody without e-mail] [--yes for a remote database]'

/** Puts an answer off and tells the person why. */
export const extendFromTerminal: Ask = async (args, worldFor) => {
  const { values, positionals } = parseArgs({
    args,
    options: {
      to: { type: 'string' },
      because: { type: 'string', default: '' },
      told: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [typed, ...more] = positionals
  if (!typed || more.length > 0 || !values.to) throw new Error(usage)
  const world = await worldFor(values.yes)
  const request = await findInQueue(typed, world)
  if (!request) throw new Error(nothingUnder(typed))
  const to = dayFrom(values.to, values.to)
  const toldOn = values.told ? dayFrom(values.told, values.told) : null
  const fault = await extend(request, { to, reason: values.because, toldOn }, world)
  if (fault) throw new Error(remedyFor(fault, request))
  const told = toldOn ? `They were told on ${toldOn}.` : `A letter tells ${request.email} so within a minute.`
  return `${request.reference} is now to be answered by ${to}. ${told}`
}

function remedyFor(fault: ExtensionFault, request: Queued): string {
  const { reference, dueOn, receivedOn } = request
  const remedies: Record<ExtensionFault, string> = {
    answered: `${reference} is answered already`,
    extendedBefore: `${reference} was extended before, and that can be done once: answer it now`,
    monthIsOver: `${reference} was due on ${dueOn}: it could be extended until then; answer it now, and say why it is late`,
    notLater: `${reference} is due on ${dueOn} anyway: --to has to be a later day`,
    tooLate: `${reference} can be extended to ${latestExtension(receivedOn)} at the latest, three months after it came`,
    noReason: 'write --because: the person has to be told why it takes longer',
    personNotTold: `there is no e-mail address to write to: write to them, and say when with --told`,
    notToldThen: `--told is the day you wrote to them, between ${receivedOn} and today`,
  }
  return remedies[fault]
}
