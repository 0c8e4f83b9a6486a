import { type Context, Hono } from 'hono'
import type { Holder } from '../../platform/held/holder.ts'
import { answerProblem, localeOf, wantsJson } from '../../platform/requests/answers.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import type { Promises } from '../../promises/promises.ts'
import { visitorOf } from '../acting/visitor.ts'
import { receiptInWords } from '../export/receipt-in-words.ts'
import { consentReceipts } from '../export/receipts.ts'
import type { ConsentModel } from '../models.ts'
import { notOpen } from '../opening/not-open.ts'

/**
 * The receipt of one consent alone, found by any of its answers: a page to read and print, and the same by the published
 * schema (ISO/IEC TS 27560:2023).
 */
export function showingConsentReceipts(promises: Promises, holders: readonly Holder[]) {
  const path = '/:locale{sv|nb|en}/my-data/mine/consents/:answer/' as const
  const show = async (c: Visit, draw: (found: Found) => Promise<Response> | Response) => {
    const visitor = await visitorOf(c, promises, holders)
    if (!visitor) return notOpen(c)
    const { origin, clock } = c.get('platform')
    const locale = localeOf(c)
    const made = { origin, locale, promises }
    const { receipts, ...issued } = consentReceipts({ ...visitor, shownAt: clock().toISOString() }, made)
    const answer = c.req.param('answer')
    const receipt = receipts.find(({ events }) => events.some(({ event_id }) => event_id === answer))
    const item = visitor.items.find(({ id }) => id === receipt?.pii_principal_id)
    if (!receipt || !item) return answerProblem(c, 'notFound', 404)
    const model = { item, answer: answer!, receipt: receiptInWords(receipt, made) }
    return draw({ model, document: { ...issued, receipts: [receipt] } })
  }
  return new Hono<House>()
    .get(path, (c) =>
      show(c, ({ model, document }) =>
        wantsJson(c)
          ? c.json(document)
          : c.get('platform').render(localeOf(c), 'my-data/consent', model, 200),
      ),
    )
    .get(`${path}receipt.json`, (c) => show(c, ({ document }) => asFile(c, document)))
}

interface Found {
  model: ConsentModel
  document: object
}

function asFile(c: Context, document: object): Response {
  return c.body(`${JSON.stringify(document, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="consent-receipt.json"',
  })
}
