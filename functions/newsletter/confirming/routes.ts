import { Hono } from 'hono'
import { dueAt } from '../../platform/erasure/due.ts'
import { maskedAddress } from '../../platform/mail/email-address.ts'
import { answerTooMany } from '../../platform/requests/answers.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { hashOfKey } from '../../platform/secrets/one-time-keys.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { countingList } from '../../promises/purposes/asking-again.ts'
import { purposeFor } from '../../promises/purposes/purposes.ts'
import type { ConfirmModel } from '../models.ts'
import { pendingRule } from '../subscribing/letters.ts'
import { readKeptWishes, readSubscription, type Subscription } from '../subscriptions.ts'
import { confirmSubscription, lookAtLink } from './confirm.ts'

const path = '/:locale{sv|nb|en}/newsletter/confirm/:key/'

/** The link in the confirmation letter: looking changes nothing, since mail scanners look; pressing the button confirms. */
export function confirming(promises: Promises) {
  return new Hono<House>()
    .get(path, async (c) => {
      const link = await linkIn(c, promises)
      if (!link) return page(c, { state: 'expired' }, 404)
      const { waiting, confirmed } = await lookAtLink(c.get('platform').db, link)
      if (confirmed) return welcome(c, readSubscription(confirmed))
      if (!waiting) return page(c, { state: 'expired' }, 410)
      const wishes = readKeptWishes(waiting)
      return page(c, { state: 'asking', maskedEmail: maskedAddress(String(waiting.email)), wishes }, 200)
    })
    .post(path, async (c) => {
      const { clock, limits } = c.get('platform')
      if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const link = await linkIn(c, promises)
      if (!link) return page(c, { state: 'expired' }, 404)
      const purpose = purposeFor(promises.purposes, 'newsletter')
      const subscription = await confirmSubscription(c.get('platform'), link, { purpose, now: clock() })
      return subscription ? welcome(c, subscription) : page(c, { state: 'expired' }, 410)
    })
}

/** What the address stands for, or null for what can be none of our keys. */
async function linkIn(c: Visit, { retention, site, purposes }: Promises) {
  const consents = countingList(purposeFor(purposes, 'newsletter'))
  const keyHash = await hashOfKey(c.req.param('key') ?? '')
  const due = dueAt(c.get('platform').clock(), retention, site.timeZone)
  return keyHash ? { keyHash, askedAfter: due.startedBefore(pendingRule).getTime(), consents } : null
}

async function welcome(c: Visit, { id, email, locale }: Subscription): Promise<Response> {
  const token = await c.get('platform').addresses.tokenFor('subscription', id)
  const subscription = `/${locale}/newsletter/unsubscribe/${token}/`
  return page(c, { state: 'confirmed', maskedEmail: maskedAddress(email), subscription }, 200)
}

function page(c: Visit, model: ConfirmModel, status: number): Promise<Response> {
  return c.get('platform').render(c.req.param('locale') as Locale, 'newsletter/confirm', model, status)
}
