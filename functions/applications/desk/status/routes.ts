import { Hono } from 'hono'
import { statuses } from '../../../../db/schema/desk.ts'
import { newId } from '../../../platform/ids.ts'
import { answerProblem } from '../../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../../platform/requests/house.ts'
import { only } from '../../../platform/staff/only.ts'
import { dayIn } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import { queryOf, readWanted } from '../list/wanted.ts'
import { applicationPage } from '../reading/page.ts'
import { changeStatus, movedBy, takeBack } from './change.ts'

const shape = {
  lines: ['to', 'seen', 'change', 'opening', 'list', 'from'],
  texts: [],
  files: [],
  lists: ['what'],
}

/** Moving applications along, one or many, and taking that back. */
export function movingAlong(promises: Promises) {
  return new Hono<House>()
    .post('/api/desk/applications/status', only('administrator', 'recruiter'), async (c) => {
      const { fields, lists } = await readForm(c.req.raw, shape)
      const to = statuses.find((status) => status === fields.to)
      const ids = lists.what ?? []
      if (!to) throw new RefusedForm('malformed')
      const at = when(c, promises)
      const isAlone = fields.from === 'application'
      const how = { ids, to, ...(isAlone && { seen: fields.seen ?? '' }) }
      const moved = movedBy(await c.get('platform').db.write(changeStatus(c.get('member'), how, at)))
      if (!isAlone) return backToList(c, fields, moved > 0 ? at.changeId : '')
      const [id = ''] = ids
      if (moved === 1) return c.redirect(`/desk/applications/${id}/${listOf(fields)}`, 303)
      return applicationPage(c, id, promises, { form: 'status', message: 'changedMeanwhile', to })
    })
    .post('/api/desk/applications/undo', only('administrator', 'recruiter'), async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      if (!fields.change) throw new RefusedForm('malformed')
      const at = when(c, promises)
      const moved = movedBy(await c.get('platform').db.write(takeBack(c.get('member'), fields.change, at)))
      return moved > 0 ? backToList(c, fields, at.changeId) : answerProblem(c, 'notUndone', 409)
    })
}

function when(c: Visit, { site }: Promises) {
  const now = c.get('platform').clock()
  return { changeId: newId(now), now, today: dayIn(site.timeZone, now) }
}

/** The list as the form says it was, and nothing an address of ours would not say. */
function listOf({ list = '' }: Record<string, string>): string {
  return queryOf(readWanted(new URLSearchParams(list)))
}

function backToList(c: Visit, fields: Record<string, string>, changeId: string): Response {
  const query = new URLSearchParams(listOf(fields))
  if (changeId) query.set('changed', changeId)
  const said = query.size > 0 ? `?${query}` : ''
  return c.redirect(`/desk/openings/${encodeURIComponent(fields.opening ?? '')}/${said}`, 303)
}
