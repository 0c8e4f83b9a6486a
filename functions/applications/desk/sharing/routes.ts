import { Hono } from 'hono'
import { carriedOut } from '../../../platform/erasure/ledger-marks.ts'
import { newId } from '../../../platform/ids.ts'
import { deliverLetters } from '../../../platform/mail/outbox.ts'
import { answerProblem } from '../../../platform/requests/answers.ts'
import { readForm } from '../../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../../platform/requests/house.ts'
import { only } from '../../../platform/staff/only.ts'
import { rowsWith } from '../../../platform/statements.ts'
import { addPeriod, type Day, dayIn, earlier } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import { noteEnd } from '../../sharing/answer.ts'
import { askingLetter, jobIn } from '../../sharing/letters.ts'
import type { ShareModel } from '../models.ts'
import { readBlind } from '../veiled.ts'
import { askedAlready, type Checked, checkShare, nothingWritten } from './check.ts'
import { askToShare, endShare, findShareable, type ShareRow, shareable } from './shares.ts'

const shape = {
  lines: ['name', 'organisation', 'email', 'locale', 'until', 'share'],
  texts: ['reason'],
  files: [],
  lists: ['parts'],
}
const recruiters = only('administrator', 'recruiter')
const usuallyFor = 'P14D'

/** Showing an application to an employer or client: asked of its applicant first, and taken back at any time (K5). */
export function sharing(promises: Promises) {
  return new Hono<House>()
    .get('/desk/applications/:id/share/', recruiters, async (c) => {
      const { at, found } = await standing(c, promises)
      if (!found) return answerProblem(c, 'applicationNotHere', 404)
      if (found.isVeiled) return answerProblem(c, 'notSharedYet', 409)
      const until = earlier(addPeriod(at.today, usuallyFor), found.eraseBy!)
      const values = { ...nothingWritten, until, locale: c.get('member').locale }
      return sharePage(c, promises, { ...at, ...found }, { values, problems: [] })
    })
    .post('/api/desk/applications/:id/share', recruiters, async (c) => {
      const { fields, lists } = await readForm(c.req.raw, shape)
      const { at, found } = await standing(c, promises)
      if (!found) return answerProblem(c, 'applicationNotHere', 404)
      if (found.isVeiled) return answerProblem(c, 'notSharedYet', 409)
      const checked = checkShare(fields, lists.parts ?? [], { ...at, eraseBy: found.eraseBy! })
      if (checked.outcome === 'toPutRight') return sharePage(c, promises, { ...at, ...found }, checked)
      const platform = c.get('platform')
      const member = c.get('member')
      const applicationId = c.req.param('id')
      const { until: lastOn, parts, ...wanted } = checked.form
      const share: ShareRow = {
        ...{ id: newId(at.now), applicationId, staffId: member.id, role: member.role },
        ...wanted,
        ...{ parts: JSON.stringify(parts), lastOn, askedAt: at.now.getTime() },
        ...{ outcome: null, answeredAt: null, endedAt: null },
      }
      const letter = await askingLetter(platform, promises, { share, owner: found, now: at.now })
      const [asked] = await platform.db.write(askToShare(member, share, letter, at))
      if (asked!.rowsAffected === 0) {
        const { found: still } = await standing(c, promises)
        if (!still) return answerProblem(c, 'applicationNotHere', 404)
        return sharePage(c, promises, { ...at, ...still }, askedAlready(fields, parts))
      }
      platform.afterwards(() => deliverLetters(platform))
      return c.redirect(`/desk/applications/${applicationId}/#shares`, 303)
    })
    .post('/api/desk/applications/:id/share/end', recruiters, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const applicationId = c.req.param('id')
      const shareId = fields.share ?? ''
      const { at, found } = await standing(c, promises)
      if (!found) return answerProblem(c, 'applicationNotHere', 404)
      const platform = c.get('platform')
      const results = await platform.db.write(endShare(c.get('member'), { applicationId, shareId }, at))
      if (results.at(-1)!.rows.length === 0) return answerProblem(c, 'applicationNotHere', 404)
      const noted = await noteEnd(platform, { share: { id: shareId }, owner: found }, at.now)
      await platform.db.write([carriedOut([noted])])
      return c.redirect(`/desk/applications/${applicationId}/#shares`, 303)
    })
}

function when(c: Visit, promises: Promises) {
  const now = c.get('platform').clock()
  return { now, today: dayIn(promises.site.timeZone, now), blind: readBlind(promises) }
}

/** The application as far as it has to be known before its person is asked; null for what is not there for the member. */
async function standing(c: Visit, promises: Promises) {
  const at = when(c, promises)
  const statement = findShareable(c.get('member'), c.req.param('id') ?? '', at)
  const [result] = await c.get('platform').db.read([statement])
  const [found] = rowsWith(shareable, result!)
  return { at, found: found ? { ...found, isVeiled: result!.rows[0]!.is_veiled === 1 } : null }
}

function sharePage(
  c: Visit,
  promises: Promises,
  {
    reference,
    opening,
    eraseBy,
    today,
  }: { reference: string; opening: string; eraseBy: Day | null; today: Day },
  { values, problems }: Pick<Extract<Checked, { outcome: 'toPutRight' }>, 'values' | 'problems'>,
): Promise<Response> {
  const member = c.get('member')
  const job = jobIn(promises, opening, member.locale)
  const id = c.req.param('id') ?? ''
  const model: ShareModel = { member, id, reference, job, today, eraseBy: eraseBy ?? today, values, problems }
  return c.get('platform').render(member.locale, 'desk/share', model, problems.length > 0 ? 422 : 200)
}
