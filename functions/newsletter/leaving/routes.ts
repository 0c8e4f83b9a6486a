import { Hono } from 'hono'
import * as v from 'valibot'
import { maskedAddress } from '../../platform/mail/email-address.ts'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import { answerTooMany } from '../../platform/requests/answers.ts'
import { type ReadForm, RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { isLocale, type Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import type { LeaveModel } from '../models.ts'
import { prepareAsking } from '../subscribing/ask.ts'
import { readWishes } from '../subscribing/check.ts'
import { askForConfirmation } from '../subscribing/requests.ts'
import type { Subscription } from '../subscriptions.ts'
import { erasureLetter } from './erasure-letter.ts'
import { findSubscription, leaveNewsletter } from './leave.ts'
import { changeWishes } from './wishes.ts'

const path = '/:locale{sv|nb|en}/newsletter/unsubscribe/:token/'
const shape = {
  lines: ['action', 'locale'],
  texts: [],
  files: [],
  lists: ['topics', 'place', 'kind'],
} as const
const action = v.optional(v.picklist(['unsubscribe', 'topics', 'again', 'erase']), 'unsubscribe')

/**
 * The link in every issue: leave with one button, change what comes, take it back, or have the address erased. It is
 * worth nothing but this subscription, since letters are passed on; what reaches further goes to the owner's mailbox.
 */
export function leavingNewsletter(promises: Promises) {
  return new Hono<House>()
    .get(path, async (c) => {
      const { addresses, db } = c.get('platform')
      const id = await addresses.idFrom('subscription', c.req.param('token'))
      if (!id) return page(c, { state: 'gone' }, 404)
      return shown(c, await findSubscription(db, id), null)
    })
    .post(path, async (c) => {
      const { addresses, db, limits, clock } = c.get('platform')
      if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const id = await addresses.idFrom('subscription', c.req.param('token'))
      if (!id) return page(c, { state: 'gone' }, 404)
      const read = await readForm(c.req.raw, shape)
      switch (actionIn(read)) {
        case 'unsubscribe':
          return shown(c, await leaveNewsletter(c.get('platform'), id, clock()), 'left')
        case 'topics':
          return change(c, id, read, promises)
        case 'again':
          return again(c, await findSubscription(db, id), promises)
        case 'erase':
          return askToErase(c, await findSubscription(db, id), promises)
      }
    })
}

function actionIn({ fields }: ReadForm) {
  const read = v.safeParse(action, fields.action)
  if (!read.success) throw new RefusedForm('malformed')
  return read.output
}

async function change(c: Visit, id: string, read: ReadForm, promises: Promises): Promise<Response> {
  const { locale } = read.fields
  if (!isLocale(locale)) throw new RefusedForm('malformed')
  const { db } = c.get('platform')
  const subscription = await findSubscription(db, id)
  const wishes = readWishes(read.lists, promises.openings, subscription?.wishes)
  if (read.lists.topics?.length === 0)
    return asked(c, subscription, { wishes: { ...wishes, topics: [] }, locale })
  return shown(c, await changeWishes(db, id, { wishes, locale }), 'changed')
}

/** Undoes a leaving as it was begun: by a letter to the address, since anybody may have the link. */
async function again(c: Visit, subscription: Subscription | null, promises: Promises): Promise<Response> {
  const platform = c.get('platform')
  if (subscription?.state !== 'left') return shown(c, subscription, null)
  const network = networkOf(c.req.header('cf-connecting-ip'))
  const asked = { ...subscription, form: 'newsletter', network } as const
  await platform.db.write(askForConfirmation(await prepareAsking(asked, promises, platform)))
  platform.afterwards(() => deliverLetters(platform))
  return shown(c, subscription, 'askedAgain')
}

async function askToErase(
  c: Visit,
  subscription: Subscription | null,
  promises: Promises,
): Promise<Response> {
  const platform = c.get('platform')
  if (!subscription) return shown(c, null, null)
  await platform.db.write([await erasureLetter(subscription, promises, platform)])
  platform.afterwards(() => deliverLetters(platform))
  return shown(c, subscription, 'eraseAsked')
}

type Done = (LeaveModel & { state: 'left' })['done']

function shown(c: Visit, subscription: Subscription | null, done: Done): Promise<Response> {
  if (!subscription) return page(c, { state: 'gone' }, 200)
  return page(c, { ...asModel(subscription), done, problems: [] }, 200)
}

/** Without a topic nothing is changed, and everything else stands as it was filled in. */
function asked(
  c: Visit,
  subscription: Subscription | null,
  filledIn: Pick<Subscription, 'wishes' | 'locale'>,
) {
  if (!subscription) return page(c, { state: 'gone' }, 200)
  const problems = [{ field: 'topics', message: 'topicsMissing' }] as const
  return page(c, { ...asModel({ ...subscription, ...filledIn }), done: null, problems: [...problems] }, 422)
}

function asModel({ state, email, locale, wishes }: Subscription) {
  const model = { maskedEmail: maskedAddress(email), locale, wishes }
  return { ...model, state: state === 'confirmed' ? ('subscribed' as const) : ('left' as const) }
}

function page(c: Visit, model: LeaveModel, status: number): Promise<Response> {
  return c.get('platform').render(c.req.param('locale') as Locale, 'newsletter/leave', model, status)
}
