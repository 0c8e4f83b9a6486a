import { Hono } from 'hono'
import { staff } from '../../../db/schema/staff.ts'
import { writeToLedger } from '../../platform/erasure/ledger.ts'
import { carriedOut } from '../../platform/erasure/ledger-marks.ts'
import { newId } from '../../platform/ids.ts'
import { deliverLetters, queuedLetter } from '../../platform/mail/outbox.ts'
import { answerProblem } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { only } from '../../platform/staff/only.ts'
import { rowsOf } from '../../platform/statements.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Promises } from '../../promises/promises.ts'
import { activeNow } from '../accounts/active.ts'
import { addStaff } from '../accounts/add.ts'
import { checkChanged, checkNew } from './check.ts'
import {
  changeColleague,
  colleaguesIn,
  endAccount,
  oneColleague,
  reopenAccount,
  takePasskeys,
} from './colleagues.ts'
import { passkeysTakenLetter } from './letters.ts'
import { colleaguePage, staffPage } from './pages.ts'

const lines = ['what', 'name', 'email', 'locale', 'role']
const shape = { lines, lists: ['openings'], texts: [], files: [] } as const
const administrators = only('administrator')

/** Who works at the desk and may do what: for administrators. Each change signs the one it is about out everywhere. */
export function colleagues(promises: Promises) {
  return new Hono<House>()
    .get('/desk/staff/', administrators, (c) => staffPage(c))
    .get('/desk/staff/:id/', administrators, (c) =>
      colleaguePage(c, c.req.param('id'), { asking: 'nothing' }),
    )
    .get('/desk/staff/:id/end/', administrators, (c) =>
      colleaguePage(c, c.req.param('id'), { asking: 'end' }),
    )
    .get('/desk/staff/:id/passkeys/', administrators, (c) =>
      colleaguePage(c, c.req.param('id'), { asking: 'passkeys' }),
    )
    .post('/api/desk/staff/add', administrators, (c) => add(c, promises))
    .post('/api/desk/staff/change', administrators, (c) => change(c, promises, 'change'))
    .post('/api/desk/staff/reopen', administrators, (c) => change(c, promises, 'reopen'))
    .post('/api/desk/staff/end', administrators, (c) => end(c, promises))
    .post('/api/desk/staff/take-passkeys', administrators, (c) => recover(c, promises))
}

async function add(c: Visit, promises: Promises): Promise<Response> {
  const form = await readForm(c.req.raw, shape)
  const { name = '', email = '', locale = '', role = '' } = form.fields
  const values = { name, email, locale, role, openings: form.lists.openings ?? [] }
  const checked = checkNew(form, promises)
  if (checked.outcome === 'wrong') return staffPage(c, { values, problems: checked.problems })
  const platform = c.get('platform')
  if (await addStaff(platform, checked.account, { now: platform.clock(), promises, by: c.get('member') }))
    return c.redirect('/desk/staff/?done=added', 303)
  return staffPage(c, { values, problems: [{ field: 'email', message: 'colleagueKnown' }] })
}

async function change(c: Visit, promises: Promises, asked: 'change' | 'reopen'): Promise<Response> {
  const form = await readForm(c.req.raw, shape)
  const id = form.fields.what
  if (!id) throw new RefusedForm('malformed')
  const written = { role: form.fields.role ?? '', openings: form.lists.openings ?? [] }
  const again = { asking: 'nothing', written } as const
  const checked = checkChanged(form, promises)
  if (checked.outcome === 'wrong') return colleaguePage(c, id, { ...again, problems: checked.problems })
  const { db, clock } = c.get('platform')
  const by = { member: c.get('member'), now: clock() }
  const [changed] = await db.write(
    asked === 'change'
      ? changeColleague(by, id, checked.account)
      : reopenAccount(by, id, checked.account, activeNow(promises, by.now)),
  )
  const done = asked === 'change' ? 'changed' : 'reopened'
  if (changed?.rowsAffected === 1) return c.redirect(`/desk/staff/${id}/?done=${done}`, 303)
  return colleaguePage(c, id, { ...again, wasNotDone: true })
}

/**
 * Ends an account, and notes it where no restored database can bring it back: where the bucket was silent, with the next
 * press.
 */
async function end(c: Visit, promises: Promises): Promise<Response> {
  const id = await whoIn(c)
  const { db, clock, files } = c.get('platform')
  const by = { member: c.get('member'), now: clock() }
  const ending = endAccount(by, id, dayIn(promises.site.timeZone, by.now))
  const [whose, ended] = await db.write([oneColleague(id), ...ending])
  const isDone = ended?.rowsAffected === 1
  const [before] = rowsOf(staff, whose!)
  if (before && (isDone || before.endedOn !== null)) {
    const { addressHash } = before
    const noted = await writeToLedger(files, { kind: 'shutOut', addressHash, at: by.now.getTime() })
    await db.write([carriedOut([noted])])
  }
  return isDone
    ? c.redirect('/desk/staff/?done=ended', 303)
    : colleaguePage(c, id, { asking: 'end', wasNotDone: true })
}

/** A passkey that is lost is taken away by an administrator, and its owner comes in by a link again. */
async function recover(c: Visit, promises: Promises): Promise<Response> {
  const id = await whoIn(c)
  const platform = c.get('platform')
  const [found] = await platform.db.read([oneColleague(id)])
  const [colleague] = colleaguesIn(found!)
  if (!colleague) return answerProblem(c, 'notFound', 404)
  const { email, locale } = colleague
  const now = platform.clock()
  const about = {
    id: newId(now),
    subjectId: id,
    letter: 'passkeys-taken',
    purpose: 'service',
    to: email,
  } as const
  const drawn = passkeysTakenLetter(promises, { locale, origin: platform.origin })
  const letter = await queuedLetter({ ...about, ...drawn }, platform.addressHash, now)
  const [taken] = await platform.db.write(takePasskeys({ member: c.get('member'), now }, id, letter))
  platform.afterwards(() => deliverLetters(platform))
  const done = taken!.rowsAffected > 0 ? '?done=passkeysTaken' : ''
  return c.redirect(`/desk/staff/${id}/${done}`, 303)
}

async function whoIn(c: Visit): Promise<string> {
  const { what } = (await readForm(c.req.raw, shape)).fields
  if (!what) throw new RefusedForm('malformed')
  return what
}
