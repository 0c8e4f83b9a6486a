import { Hono } from 'hono'
import * as v from 'valibot'
import { problemsIn, written } from '../../../platform/forms/problems.ts'
import { answerProblem } from '../../../platform/requests/answers.ts'
import { readForm } from '../../../platform/requests/form-reading.ts'
import { mayFrameOurs } from '../../../platform/requests/frames.ts'
import type { House, Visit } from '../../../platform/requests/house.ts'
import { only } from '../../../platform/staff/only.ts'
import { dayIn } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import { readDetails } from '../../roles/details.ts'
import type { LockedListModel, LockedModel } from '../models.ts'
import { partsFrom } from '../reading/read.ts'
import { reasonForm } from './form.ts'
import { listLocked, lockedFrom } from './list.ts'
import { findLocked, openLocked } from './locked.ts'

const shape = { lines: [], texts: ['reason'], files: [] }
const officer = only('privacy-officer')

/**
 * Applications kept against claims alone. One named role opens them, one at a time and each time with a written reason
 * that the applicant reads in my data.
 */
export function lockedApplications(promises: Promises) {
  const todayIn = (c: Visit) => dayIn(promises.site.timeZone, c.get('platform').clock())
  const titleOf = (slug: string, c: Visit) =>
    promises.openings.find((opening) => opening.slug === slug)?.title[c.get('member').locale] ?? slug
  return new Hono<House>()
    .get('/desk/locked/', officer, async (c) => {
      const { db, render } = c.get('platform')
      const member = c.get('member')
      const from = c.req.query('from') || null
      const [found] = await db.read([listLocked(todayIn(c), from)])
      const { lines, older } = lockedFrom(found!)
      const named = lines.map((line) => ({ ...line, opening: titleOf(line.opening, c) }))
      const model: LockedListModel = { member, lines: named, older, isFirst: from === null }
      return render(member.locale, 'desk/locked', model, 200)
    })
    .get('/desk/locked/:id/', officer, (c) => page(c, '', []))
    .post('/api/desk/locked/:id', officer, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const read = v.safeParse(reasonForm, fields.reason)
      if (!read.success) {
        const problems = problemsIn(read.issues).map(({ message }) => ({ field: 'reason', message }))
        return page(c, written(fields, 'reason'), problems)
      }
      return page(c, read.output, [])
    })

  async function page(c: Visit, reason: string, problems: LockedModel['problems']): Promise<Response> {
    const { db, clock, render } = c.get('platform')
    const member = c.get('member')
    const id = c.req.param('id') ?? ''
    const at = { now: clock(), today: todayIn(c) }
    const isOpened = reason !== '' && problems.length === 0
    const [, ...found] = isOpened ? await db.write(openLocked(member, { id, reason }, at)) : []
    const parts = isOpened ? partsFrom(member, found) : null
    const [known] = isOpened ? [] : await db.read([findLocked(id, at.today)])
    const it = parts?.application ?? known?.rows[0]
    if (!it) return answerProblem(c, 'applicationNotHere', 404)
    const model: LockedModel = {
      member,
      id,
      reference: String(it.reference),
      opening: titleOf(String(it.opening), c),
      values: { reason },
      problems,
      reading: parts && { ...parts, details: readDetails(parts.application.details) },
    }
    const drawn = await render(
      member.locale,
      'desk/locked-application',
      model,
      problems.length > 0 ? 422 : 200,
    )
    return mayFrameOurs(drawn)
  }
}
