import { Hono } from 'hono'
import { answerProblem, answerTooMany, localeOf } from '../../platform/requests/answers.ts'
import { readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { unseal } from '../../platform/secrets/sealing.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { harmlessFile } from '../desk/files/harmless.ts'
import { jobIn } from './letters.ts'
import type { ShownModel } from './models.ts'
import { findOpen, openForRecipient, openFrom } from './open.ts'

const shape = { lines: ['file'], texts: [], files: [] } as const

/**
 * What the link of a recipient leads to. Looking at the page says nothing of anybody; one press opens what the applicant
 * said yes to, and each press is noted. What is over, ended or erased is 410, whosever it was.
 */
export function showingShares(promises: Promises) {
  const path = '/:locale{sv|nb|en}/shown/:token/'
  return new Hono<House>()
    .get(path, async (c) => {
      const meant = await shareBehind(c, promises)
      if (!meant) return answerProblem(c, 'notFound', 404)
      const [found] = await c.get('platform').db.read([findOpen(meant.id, meant.today)])
      const about = openFrom(found!)
      return about ? page(c, promises, about, null) : answerProblem(c, 'shareOver', 410)
    })
    .post(path, async (c) => {
      const { db, files, limits } = c.get('platform')
      if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const { fields } = await readForm(c.req.raw, shape)
      const meant = await shareBehind(c, promises)
      if (!meant) return answerProblem(c, 'notFound', 404)
      const opened = await openForRecipient(db, meant.id, { ...meant, fileId: fields.file || null })
      if (!opened) return answerProblem(c, 'shareOver', 410)
      if (opened.shown) return page(c, promises, opened.about, opened.shown)
      const sealed = opened.file && (await files.get(opened.file.objectName))
      if (!opened.file || !sealed) return answerProblem(c, 'shareOver', 410)
      const bytes = await unseal({ key: opened.file.sealingKey, bytes: sealed })
      return harmlessFile(c, opened.file, bytes, opened.file.mediaType !== 'application/pdf')
    })
}

async function shareBehind(c: Visit, { site }: Promises) {
  const { addresses, clock } = c.get('platform')
  const id = await addresses.idFrom('share', c.req.param('token') ?? '')
  const now = clock()
  return id ? { id, now, today: dayIn(site.timeZone, now) } : null
}

async function page(
  c: Visit,
  promises: Promises,
  { opening, parts, lastOn: until }: NonNullable<ReturnType<typeof openFrom>>,
  shown: ShownModel['shown'],
): Promise<Response> {
  const locale = localeOf(c)
  const job = jobIn(promises, opening, locale)
  const model: ShownModel = { job, until, parts, shown }
  const answer = await c.get('platform').render(locale, 'shown', model, 200)
  answer.headers.set('X-Robots-Tag', 'noindex')
  return answer
}
