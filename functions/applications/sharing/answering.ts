import { Hono } from 'hono'
import { shareAnswers } from '../../platform/held/sharing.ts'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import { answerProblem, answerTooMany, localeOf, wantsJson } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { answerShare } from './answer.ts'
import { jobIn } from './letters.ts'
import type { SharingModel } from './models.ts'
import { type AskedShare, readShare } from './read.ts'

const shape = { lines: ['answer'], texts: [], files: [] } as const

/**
 * What the link in the applicant's letter leads to: looking answers nothing, since mail scanners look. The answer is one
 * press, and taken back by another.
 */
export function answeringShares(promises: Promises) {
  const path = '/:locale{sv|nb|en}/sharing/:token/'
  return new Hono<House>()
    .get(path, async (c) => {
      const asked = await askedBehind(c, promises)
      return asked instanceof Response ? asked : page(c, promises, asked)
    })
    .post(path, async (c) => {
      const platform = c.get('platform')
      if (!(await platform.limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip')))))
        return answerTooMany(c)
      const { fields } = await readForm(c.req.raw, shape)
      const answer = shareAnswers.find((one) => one === fields.answer)
      if (!answer) throw new RefusedForm('malformed')
      const asked = await askedBehind(c, promises)
      if (asked instanceof Response) return asked
      const now = platform.clock()
      const today = dayIn(promises.site.timeZone, now)
      const isDone = await answerShare(platform, promises, asked, { answer, now, today })
      platform.afterwards(() => deliverLetters(platform))
      return wantsJson(c) ? c.json({ done: isDone ? answer : null }) : c.redirect(c.req.path, 303)
    })
}

async function askedBehind(c: Visit, { site }: Promises): Promise<AskedShare | Response> {
  const { addresses, db, clock } = c.get('platform')
  const id = await addresses.idFrom('share-answer', c.req.param('token') ?? '')
  if (!id) return answerProblem(c, 'notFound', 404)
  return (await readShare(db, id, dayIn(site.timeZone, clock()))) ?? answerProblem(c, 'applicationGone', 410)
}

async function page(c: Visit, promises: Promises, { share, owner, state, opened }: AskedShare) {
  const { name, organisation, parts, lastOn: until, reason } = share
  const { reference, opening } = owner
  const job = jobIn(promises, opening, localeOf(c))
  const model: SharingModel = { state, name, organisation, parts, until, reason, job, reference, opened }
  const answer = await c.get('platform').render(localeOf(c), 'sharing', model, 200)
  answer.headers.set('X-Robots-Tag', 'noindex')
  return answer
}
