import { Hono } from 'hono'
import { answerTooMany } from '../../platform/requests/answers.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { EraseModel } from '../models.ts'
import { eraseSubscription } from './erase.ts'
import { findSubscription } from './leave.ts'

const path = '/:locale{sv|nb|en}/newsletter/erase/:token/'

/** The link in the letter about erasing, which only the owner of the address gets. */
export function erasingAddress() {
  return new Hono<House>()
    .get(path, async (c) => {
      const { addresses, db } = c.get('platform')
      const id = await addresses.idFrom('newsletter-erasure', c.req.param('token'))
      if (!id) return page(c, { state: 'expired' }, 404)
      return page(c, { state: (await findSubscription(db, id)) ? 'asking' : 'erased' }, 200)
    })
    .post(path, async (c) => {
      const { addresses, limits, clock } = c.get('platform')
      if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const id = await addresses.idFrom('newsletter-erasure', c.req.param('token'))
      if (!id) return page(c, { state: 'expired' }, 404)
      await eraseSubscription(c.get('platform'), id, clock())
      return page(c, { state: 'erased' }, 200)
    })
}

function page(c: Visit, model: EraseModel, status: number): Promise<Response> {
  return c.get('platform').render(c.req.param('locale') as Locale, 'newsletter/erase', model, status)
}
