import { Hono } from 'hono'
import { statuses } from '../../../../db/schema/desk.ts'
import { newId } from '../../../platform/ids.ts'
import { answerProblem } from '../../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../../platform/requests/house.ts'
import { only } from '../../../platform/staff/only.ts'
import { dayIn } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import { backToList, listOf } from '../list/back.ts'
import { askToLock, lockConfirmed } from '../locking/ask.ts'
import { closingFrom, findClosing, locksAny } from '../locking/lock.ts'
import { applicationPage } from '../reading/page.ts'
import { changeStatus, movedBy, takeBack } from './change.ts'

const shape = {
  lines: ['to', 'seen', 'change', 'opening', 'list', 'from', 'confirm', 'tell', 'sending'],
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
      const isAlone = fields.from === 'application'
      const how = { ids, to, seen: isAlone ? (fields.seen ?? '') : undefined }
      const [id = ''] = ids
      const meanwhile = { form: 'status', message: 'changedMeanwhile', to } as const
      if (fields.confirm === 'on')
        return (await lockConfirmed(c, promises, how, fields)) ?? applicationPage(c, id, promises, meanwhile)
      const { db } = c.get('platform')
      const [member, at] = [c.get('member'), when(c, promises)]
      const results = await db.write([
        ...changeStatus(member, { ...how, unless: locksAny(member, how, at.today) }, at),
        findClosing(member, how, at.today),
      ])
      const closing = closingFrom(results.at(-1)!)
      if (closing.length > 0) return askToLock(c, promises, how, { closing, fields })
      const moved = movedBy(results)
      if (!isAlone) return backToList(c, fields, moved > 0 ? at.changeId : 'nothing')
      if (moved === 1) return c.redirect(`/desk/applications/${id}/${listOf(fields)}`, 303)
      return applicationPage(c, id, promises, meanwhile)
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
