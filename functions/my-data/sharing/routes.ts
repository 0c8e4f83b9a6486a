import { Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import { shareAnswers } from '../../platform/held/sharing.ts'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import { answerProblem, answerTooMany, localeSaid } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import type { Promises } from '../../promises/promises.ts'
import { isDone } from '../acting/answers.ts'
import type { Thing, Visitor } from '../acting/visitor.ts'
import { visitorOf } from '../acting/visitor.ts'
import { notOpen } from '../opening/not-open.ts'

const shape = { lines: ['locale', 'share', 'answer'], texts: [], files: [] } as const

const doneBy = { approve: 'shareApproved', decline: 'shareDeclined', end: 'shareEnded' } as const

/** Saying yes or no to somebody outside seeing a thing of one's own, and ending it again, in one press. */
export function answeringShares(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>().post('/api/my-data/shares', async (c) => {
    const platform = c.get('platform')
    if (!(await platform.limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip')))))
      return answerTooMany(c)
    const { fields } = await readForm(c.req.raw, shape)
    const locale = localeSaid(c, fields)
    const answer = shareAnswers.find((one) => one === fields.answer)
    if (!answer) throw new RefusedForm('malformed')
    const visitor = await visitorOf(c, promises, holders)
    if (!visitor) return notOpen(c)
    const share = fields.share ?? ''
    const thing = sharedThing(visitor, share)
    if (!thing?.acts.shares) return answerProblem(c, 'notFound', 404)
    const { item, acts, theirs } = thing
    const done = await acts.shares!.answer({ share, answer, theirs }, promises, platform)
    platform.afterwards(() => deliverLetters(platform))
    return isDone(c, locale, done ? doneBy[answer] : null, item.id)
  })
}

/** The thing of theirs that a share is about. */
function sharedThing({ items, thing }: Visitor, share: string): Thing | undefined {
  return items
    .flatMap(({ id }) => thing(id) ?? [])
    .find(({ item, acts }) => acts.shares?.idsIn(item).includes(share))
}
