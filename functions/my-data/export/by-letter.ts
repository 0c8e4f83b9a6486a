import { Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import { answerTooMany, localeSaid, wantsJson } from '../../platform/requests/answers.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House } from '../../platform/requests/house.ts'
import { cookieOf } from '../../platform/requests/keys-in-browsers.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import type { Promises } from '../../promises/promises.ts'
import { isDone } from '../acting/answers.ts'
import { sendLink } from '../asking/send.ts'
import { behindLink } from '../opening/behind-link.ts'
import { notOpen } from '../opening/not-open.ts'
import { endKey, findKey } from '../opening/visits.ts'
import { takeAlong } from './take-along.ts'

const shape = { lines: ['locale'], texts: [], files: [] } as const

/** The download by a link in a letter to the address whose data it is, for another device or for later. */
export function exportingByLetter(promises: Promises, holders: readonly Holder[]) {
  return new Hono<House>()
    .post('/api/my-data/export-link', async (c) => {
      const platform = c.get('platform')
      if (!(await platform.limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip')))))
        return answerTooMany(c)
      const { fields } = await readForm(c.req.raw, shape)
      const locale = localeSaid(c, fields)
      const visit = await findKey(platform, cookieOf(c, 'mine'), 'visit', promises)
      if (!visit) return notOpen(c)
      const { email } = visit.person
      const isSent = await sendLink(c, { email, locale, opens: 'export' }, promises)
      const done = isSent ? 'exportLinkSent' : 'exportLinkEnough'
      return wantsJson(c) ? c.json({ done }, 202) : isDone(c, locale, done, null)
    })
    .route('/', download(promises, holders))
}

/** The key is used up once the first piece is there: what fails before that leaves the link as good as it was. */
function download(promises: Promises, holders: readonly Holder[]) {
  return behindLink('export', promises, async (c, link) => {
    const answer = await takeAlong(c, link, promises, holders)
    if (await endKey(c.get('platform'), link)) return answer
    await answer.body?.cancel()
    return null
  })
}
