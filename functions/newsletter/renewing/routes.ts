import { Hono } from 'hono'
import * as v from 'valibot'
import { maskedAddress } from '../../platform/mail/email-address.ts'
import { answerTooMany } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { leaveNewsletter } from '../leaving/leave.ts'
import type { RenewModel } from '../models.ts'
import { type Asked, findAsked, sayYesAgain } from './renew.ts'

const path = '/:locale{sv|nb|en}/newsletter/renew/:token/'
const shape = { lines: ['action'], texts: [], files: [] } as const
const action = v.picklist(['renew', 'unsubscribe'])

/**
 * The link in the letter that asks a reader again, which only the owner of the address gets: looking changes nothing, a
 * button says yes or no.
 */
export function renewing(promises: Promises) {
  return new Hono<House>()
    .get(path, async (c) => {
      const { addresses, db } = c.get('platform')
      const id = await addresses.idFrom('newsletter-renewal', c.req.param('token'))
      if (!id) return page(c, { state: 'gone' }, 404)
      return page(c, modelOf(await findAsked(db, id, promises)), 200)
    })
    .post(path, async (c) => {
      const platform = c.get('platform')
      const { addresses, db, limits, clock } = platform
      if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const id = await addresses.idFrom('newsletter-renewal', c.req.param('token'))
      if (!id) return page(c, { state: 'gone' }, 404)
      const { fields } = await readForm(c.req.raw, shape)
      const asked = v.safeParse(action, fields.action)
      if (!asked.success) throw new RefusedForm('malformed')
      if (asked.output === 'unsubscribe') {
        await leaveNewsletter(platform, id, clock())
        return page(c, modelOf(await findAsked(db, id, promises)), 200)
      }
      const said = { id, locale: c.req.param('locale') as Locale, now: clock() }
      return page(c, modelOf(await sayYesAgain(db, said, promises)), 200)
    })
}

function modelOf(asked: Asked | null): RenewModel {
  if (!asked) return { state: 'gone' }
  const maskedEmail = maskedAddress(asked.email)
  if (asked.state === 'left') return { state: 'left', maskedEmail }
  return { state: asked.isWaiting ? 'asking' : 'renewed', maskedEmail }
}

function page(c: Visit, model: RenewModel, status: number): Promise<Response> {
  return c.get('platform').render(c.req.param('locale') as Locale, 'newsletter/renew', model, status)
}
