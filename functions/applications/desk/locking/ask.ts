import { newId } from '../../../platform/ids.ts'
import { deliverLetters } from '../../../platform/mail/outbox.ts'
import type { Visit } from '../../../platform/requests/house.ts'
import { dayIn } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import type { Concerned } from '../ending/end.ts'
import { answerLetter, byAnswer } from '../ending/letters.ts'
import { sendingId } from '../letters/templates.ts'
import { backToList, listOf } from '../list/back.ts'
import type { LockModel } from '../models.ts'
import { movedBy } from '../status/change.ts'
import { closingFrom, findClosing, type Locking, lockAway } from './lock.ts'

/** The page that says what a change after the end comes to, before anything has changed. */
export function askToLock(
  c: Visit,
  promises: Promises,
  { ids, to }: Locking,
  { closing, fields }: { closing: readonly Concerned[]; fields: Record<string, string> },
): Promise<Response> {
  const { clock, origin, render } = c.get('platform')
  const member = c.get('member')
  const today = dayIn(promises.site.timeZone, clock())
  const groups = byAnswer(closing, promises, today)
  const model: LockModel = {
    ...{ member, to, ids: [...ids], count: closing.length },
    eraseBy: [...new Set(groups.map(({ answer }) => answer.eraseBy))].sort(),
    carried: {
      list: listOf(fields),
      opening: closing[0]!.opening,
      from: fields.from ?? '',
      seen: fields.seen ?? '',
      sending: newId(clock()),
    },
    previews:
      to === 'rejected'
        ? groups.map(({ answer, readers }) => {
            const { subject, text } = answerLetter(promises, origin, answer)
            return { locale: answer.locale, count: readers.length, subject, text }
          })
        : [],
  }
  return render(member.locale, 'desk/lock', model, 200)
}

/** Carries the change out once it is confirmed; null where somebody else was first. */
export async function lockConfirmed(
  c: Visit,
  promises: Promises,
  locking: Locking,
  fields: Record<string, string>,
): Promise<Response | null> {
  const platform = c.get('platform')
  const member = c.get('member')
  const now = platform.clock()
  const at = { changeId: sendingId(fields), now, today: dayIn(promises.site.timeZone, now) }
  const [found] = await platform.db.read([findClosing(member, locking, at.today)])
  const told = locking.to === 'rejected' && fields.tell === 'on' ? closingFrom(found!) : []
  const results = await platform.db.write(
    await lockAway(platform, promises, { member, ...locking, told }, at),
  )
  platform.afterwards(() => deliverLetters(platform))
  const moved = movedBy(results.slice(-2))
  if (moved === 0 && found!.rows.length > 0) return null
  return backToList(c, fields, at.changeId)
}
