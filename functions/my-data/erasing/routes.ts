import { Hono } from 'hono'
import type { Holder, View } from '../../platform/held/holder.ts'
import { fateOf, type HeldItem } from '../../platform/held/item.ts'
import { othersWith, type TellOthers, toldOfErasure } from '../../platform/held/telling-others.ts'
import { newId } from '../../platform/ids.ts'
import { deliverLetters, queuedLetter } from '../../platform/mail/outbox.ts'
import { answerProblem, answerTooMany, localeSaid, wantsJson } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { cookieOf, dropCookie } from '../../platform/requests/keys-in-browsers.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import { headingOf } from '../../promises/language/held-words.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { type HeldParts, readParts } from '../mine/read.ts'
import type { EraseModel } from '../models.ts'
import { notOpen } from '../opening/not-open.ts'
import { findKey, type GoodKey } from '../opening/visits.ts'
import { leftBy, receiptFor } from '../receipts/receipt.ts'
import { eraseAtTheirWord } from './erase.ts'
import { erasedLetter } from './letter.ts'

const shape = { lines: ['what', 'confirm', 'locale'], texts: [], files: [] } as const

/** Erasing one thing or everything: asked once more on a page of its own, then done at once. */
export function erasing(promises: Promises, holders: readonly Holder[], tellOthers: TellOthers) {
  return new Hono<House>().post('/api/my-data/erase', async (c) => {
    const platform = c.get('platform')
    if (!(await platform.limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip')))))
      return answerTooMany(c)
    const { fields } = await readForm(c.req.raw, shape)
    const visit = await findKey(platform, cookieOf(c, 'mine'), 'visit', promises)
    if (!visit) return notOpen(c)
    const now = platform.clock()
    const locale = localeSaid(c, fields)
    const view = { locale, today: dayIn(promises.site.timeZone, now), promises }
    const held = await readParts(platform.db, holders, visit.person, view)
    const chosen = choose(held, fields.what ?? '')
    if (!chosen) return answerProblem(c, 'notFound', 404)
    if (fields.confirm !== 'on') return askOnceMore(c, { ...view, what: fields.what! }, chosen)
    return erase(c, {
      visit,
      locale,
      chosen,
      what: fields.what === 'everything' ? 'everything' : 'things',
      promises,
      tellOthers,
      now,
    })
  })
}

/** The person's own things that are meant; null for what is none of theirs. */
function choose({ parts, others }: HeldParts, what: string): HeldParts | null {
  if (what === '') throw new RefusedForm('malformed')
  if (what === 'everything') return { parts, others }
  const meant = parts.map(({ holder, items }) => ({ holder, items: items.filter(({ id }) => id === what) }))
  return meant.some(({ items }) => items.length > 0) ? { parts: meant, others: [] } : null
}

function askOnceMore(
  c: Visit,
  { what, locale, today, promises }: View & { what: string },
  { parts }: HeldParts,
): Promise<Response> | Response {
  const items = parts.flatMap(({ items }) => items)
  const model: EraseModel = { what, items, left: leftBy(items, promises, today) }
  if (wantsJson(c))
    return c.json(
      { confirm: 'on', what, items: items.map((item) => ({ id: item.id, whenErased: fateOf(item) })) },
      422,
    )
  return c.get('platform').render(locale, 'my-data/erase', model, 200)
}

async function erase(
  c: Visit,
  order: {
    visit: GoodKey
    chosen: HeldParts
    what: 'everything' | 'things'
    promises: Promises
    tellOthers: TellOthers
    now: Date
    locale: Locale
  },
): Promise<Response> {
  const platform = c.get('platform')
  const { visit, chosen, what, promises, tellOthers, now, locale } = order
  const items = chosen.parts.flatMap((part) => part.items)
  const of = (...fates: ReturnType<typeof fateOf>[]) => items.filter((item) => fates.includes(fateOf(item)))
  const erased = of('erased')
  const locked = of('defenceOnly', 'onHold')
  const receipt = receiptFor(items, promises, now)
  const signed = await platform.signatures.sign(receipt)
  const path = `/${locale}/verify/?receipt=${signed}`
  const id = newId(now)
  const drawn = erasedLetter(promises, {
    receipt,
    isLocked: locked.length > 0,
    onHold: items.flatMap((item) => (item.hold ? [{ what: headingOf(item, locale), hold: item.hold }] : [])),
    others: { erased: othersOf(erased), locked: othersOf(locked) },
    locale,
    address: `${platform.origin}${path}`,
  })
  const about = {
    id,
    subjectId: id,
    letter: 'my-data-erased',
    purpose: 'service',
    to: visit.person.email,
  } as const
  const letter = await queuedLetter({ ...about, ...drawn }, platform.addressHash, now)
  const today = dayIn(promises.site.timeZone, now)
  const { person } = visit
  const said = { addressHash: person.addressHash, locale, today, now }
  const told = toldOfErasure(tellOthers, items, said)
  await eraseAtTheirWord(platform, { person, what, parts: chosen.parts, letter, told, now, today })
  if (what === 'everything') dropCookie(c, 'mine')
  platform.afterwards(() => deliverLetters(platform))
  return wantsJson(c) ? c.json({ receipt, signed }) : c.redirect(path, 303)
}

function othersOf(items: readonly HeldItem[]): string[] {
  return [...new Set(items.flatMap(othersWith))]
}
