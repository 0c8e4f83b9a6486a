import { parseArgs } from 'node:util'
import { requests } from '../../../db/schema/requests.ts'
import { emailAddress } from '../../platform/mail/email-address.ts'
import { dayFrom } from '../../promises/calendar/calendar.ts'
import { locales } from '../../promises/language/languages.ts'
import { contactController } from '../../promises/organisation/site.ts'
import type { Ask } from '../command.ts'
import { enterRequest } from './enter.ts'
import type { EntryFault } from './entry.ts'

const kinds = requests.kind.enumValues
const ways = requests.way.enumValues.filter((way) => way !== 'my-data')

const usage = [
  'usage: npm run requests -- enter --kind KIND --way WAY --received 2027-03-01 --name "NAME"',
  '  and at least one of --email ADDRESS, --phone NUMBER, --address "POSTAL ADDRESS"',
  '  [--identity "how we knew that it was them"] [--locale sv] [--controller ID] [--yes for a remote database]',
  `KIND is one of ${kinds.join(', ')}; WAY one of ${ways.join(', ')}`,
].join('\n')

const remedies: Record<EntryFault, string> = {
  noName: 'write --name: whom is the answer for?',
  notYet: 'that day has not come yet: --received is the day on which the request reached us',
  noWayToAnswer: 'there is no way to answer: add --email, --phone or --address',
}

/** Enters a request that came by mail, telephone, letter or in person. */
export const enterFromTerminal: Ask = async (args, worldFor) => {
  const { values } = parseArgs({
    args,
    options: {
      kind: { type: 'string' },
      way: { type: 'string' },
      received: { type: 'string' },
      name: { type: 'string', default: '' },
      email: { type: 'string' },
      phone: { type: 'string' },
      address: { type: 'string' },
      identity: { type: 'string' },
      locale: { type: 'string' },
      controller: { type: 'string' },
      yes: { type: 'boolean', default: false },
    },
  })
  if (!values.received) throw new Error(usage)
  const world = await worldFor(values.yes)
  const { site } = world.promises
  const entered = await enterRequest(
    {
      kind: oneOf(kinds, values.kind),
      way: oneOf(ways, values.way),
      receivedOn: dayFrom(values.received, values.received),
      name: values.name.trim(),
      email: values.email === undefined ? null : addressFrom(values.email),
      phone: values.phone?.trim() ?? null,
      address: values.address?.trim() ?? null,
      identity: values.identity?.trim() ?? null,
      locale: oneOf(locales, values.locale ?? site.languages[0]),
      controller: oneOf(
        site.controllers.map(({ id }) => id),
        values.controller ?? contactController(site).id,
      ),
    },
    world,
  )
  if (entered.outcome !== 'entered') throw new Error(remedies[entered.outcome])
  const { reference, answerBy, toBeTold } = entered
  const others = toBeTold.map((name) => `\n${name} has had the data, and is to be told what comes of it.`)
  return `The request is in the queue as ${reference}: answer it by ${answerBy}.${others.join('')}`
}

function oneOf<Name extends string>(names: readonly Name[], typed: string | undefined): Name {
  const name = names.find((one) => one === typed)
  if (!name) throw new Error(`"${typed ?? ''}" is none of ${names.join(', ')}\n${usage}`)
  return name
}

function addressFrom(typed: string): string {
  const read = emailAddress(typed)
  if (read.outcome !== 'address') throw new Error(`"${typed}" is no address a letter can go to`)
  return read.address
}
