import type { Person } from '../../platform/held/person.ts'
import { referenceOf } from '../../platform/held/telling-others.ts'
import { newId } from '../../platform/ids.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import type { AddressHash } from '../../platform/secrets/address-hashes.ts'
import type { Statement } from '../../platform/statements.ts'
import { dueOn } from '../../promises/calendar/month-to-answer.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import type { Thing } from '../acting/visitor.ts'
import { letterToWeigh, objectionReceipt } from './letters.ts'
import { keepObjection } from './objections.ts'

/** The objection with its two letters: one to whoever is responsible, one to the person. */
export async function objectionOf(
  { item, theirs, person, reason, locale }: Thing & { person: Person; reason: string; locale: Locale },
  { site }: Promises,
  addressHash: AddressHash,
): Promise<Statement[]> {
  const { now, today } = theirs
  const responsible = site.controllers.find(({ name }) => name === item.controller) ?? site.controllers[0]!
  const facts = {
    thing: item.name,
    reference: referenceOf(item),
    email: person.email,
    reason,
    dueOn: dueOn(today),
  }
  const about = { subjectId: item.id, purpose: 'service' } as const
  const letters = await Promise.all([
    queuedLetter(
      {
        ...about,
        id: newId(now),
        letter: 'objection-to-weigh',
        to: responsible.privacyContact.email,
        replyTo: person.email,
        ...letterToWeigh(site, facts),
      },
      addressHash,
      now,
    ),
    queuedLetter(
      {
        ...about,
        id: newId(now),
        letter: 'objection-received',
        to: person.email,
        ...objectionReceipt(site, locale, facts),
      },
      addressHash,
      now,
    ),
  ])
  return keepObjection(theirs, { id: newId(now), reason, dueOn: facts.dueOn }, letters)
}
