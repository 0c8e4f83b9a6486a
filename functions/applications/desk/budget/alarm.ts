import { outbox } from '../../../../db/schema.ts'
import { newId } from '../../../platform/ids.ts'
import { drawLetter } from '../../../platform/mail/letter.ts'
import { deliverLetters, queuedLetter } from '../../../platform/mail/outbox.ts'
import { answerProblem } from '../../../platform/requests/answers.ts'
import type { Visit } from '../../../platform/requests/house.ts'
import type { Member } from '../../../platform/staff/member.ts'
import { trace } from '../../../platform/staff/traces.ts'
import { insertWhere, somethingChanged } from '../../../platform/statements.ts'
import { instantInWords } from '../../../promises/language/in-words.ts'
import { fill, wordsIn } from '../../../promises/language/words.ts'
import type { Site } from '../../../promises/organisation/site.ts'
import type { Promises } from '../../../promises/promises.ts'
import { withinBudget } from './budget.ts'

/**
 * Says that it is enough for an hour (429), and tells every controller's privacy contact by letter, once an hour and
 * member, so that somebody who empties the desk is not found out by the log alone.
 */
export async function answerEnough(c: Visit, { site }: Promises): Promise<Response> {
  const platform = c.get('platform')
  const { db, clock, log, origin, addressHash } = platform
  const member = c.get('member')
  const now = clock()
  const letters = [...new Set(site.controllers.map(({ privacyContact }) => privacyContact.email))].map((to) =>
    queuedLetter(
      {
        ...{ id: newId(now), subjectId: member.id, letter: 'desk-alarm', purpose: 'service', to },
        ...alarmLetter(site, origin, member, now),
      },
      addressHash,
      now,
    ),
  )
  const told = { act: 'reached-limit', subjectId: member.id } as const
  await db.write([
    trace(member, told, now, withinBudget(member.id, 'reached-limit', now)),
    ...(await Promise.all(letters)).map((letter) => insertWhere(outbox, letter, somethingChanged)),
  ])
  log('reading above the budget', { requestId: c.get('requestId') })
  platform.afterwards(() => deliverLetters(platform))
  const enough = await answerProblem(c, 'enoughRead', 429)
  enough.headers.set('Retry-After', '3600')
  return enough
}

function alarmLetter(site: Site, origin: string, { id, name, role }: Member, now: Date) {
  const locale = site.languages[0]!
  const { letters, desk } = wordsIn(locale)
  const words = letters.deskAlarm
  const at = instantInWords(now, locale, site.timeZone)
  const subject = fill(words.subject, { name })
  const parts = [
    fill(words.what, { name, role: desk.roles[role], at }),
    { link: words.look, address: `${origin}/desk/traces/?staff=${id}` },
    fill(words.act, { name }),
  ]
  return { subject, ...drawLetter({ locale, sender: site.name, title: subject, parts }) }
}
