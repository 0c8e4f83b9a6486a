import { Hono } from 'hono'
import * as v from 'valibot'
import { localeOf, wantsJson } from '../../platform/requests/answers.ts'
import type { House } from '../../platform/requests/house.ts'
import type { VerifyModel } from '../models.ts'
import { erasureReceipt } from './receipt.ts'

/** Checking an erasure receipt: by its signature alone, since the portal keeps no copy and no address. */
export function receipts() {
  return new Hono<House>().get('/:locale{sv|nb|en}/verify/', async (c) => {
    const { signatures, render } = c.get('platform')
    const signed = (c.req.query('receipt') ?? '').replace(/\s/g, '')
    const read = v.safeParse(erasureReceipt, await signatures.verify(signed))
    const model: VerifyModel = read.success
      ? { state: 'genuine', receipt: read.output, signed }
      : { state: signed === '' ? 'asking' : 'false', signed }
    if (wantsJson(c)) return c.json(model, read.success ? 200 : 422)
    const answer = await render(localeOf(c), 'verify', model, model.state === 'false' ? 422 : 200)
    answer.headers.set('X-Robots-Tag', 'noindex')
    return answer
  })
}
