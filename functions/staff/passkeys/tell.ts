import { outbox } from '../../../db/schema.ts'
import { newId } from '../../platform/ids.ts'
import { drawLetter } from '../../platform/mail/letter.ts'
import { queuedLetter } from '../../platform/mail/outbox.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { traceIfDone } from '../../platform/staff/traces.ts'
import { insertWhere, type Statement, somethingChanged } from '../../platform/statements.ts'
import { instantInWords } from '../../promises/language/in-words.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'

/**
 * Trace and letter for the batch in which a passkey of somebody's own came or went, right after the statement that did
 * it: whoever did not do it themselves learns of it outside the desk.
 */
export async function tellOfPasskey(
  c: Visit,
  { site }: Promises,
  what: 'added' | 'removed',
): Promise<Statement[]> {
  const { clock, addressHash, origin } = c.get('platform')
  const member = c.get('member')
  const now = clock()
  const { locale, email: to, id: subjectId } = member
  const words = wordsIn(locale).letters.passkeyChanged
  const { greeting, notAsked } = wordsIn(locale).letters.passkeysTaken
  const subject = fill(words[what], { name: site.name })
  const parts = [
    greeting,
    fill(words.when, { at: instantInWords(now, locale, site.timeZone) }),
    { link: words.look, address: `${origin}/desk/me/` },
    notAsked,
    site.name,
  ]
  const letter = await queuedLetter(
    {
      ...{ id: newId(now), subjectId, letter: 'passkey-changed', purpose: 'service', to, subject },
      ...drawLetter({ locale, sender: site.name, title: subject, parts }),
    },
    addressHash,
    now,
  )
  const act = what === 'added' ? 'added-passkey' : 'removed-passkey'
  return [traceIfDone(member, { act, subjectId }, now), insertWhere(outbox, letter, somethingChanged)]
}
