import { Hono } from 'hono'
import * as v from 'valibot'
import { problemsIn, written } from '../platform/forms/problems.ts'
import { answerProblem } from '../platform/requests/answers.ts'
import { readForm } from '../platform/requests/form-reading.ts'
import type { House, Visit } from '../platform/requests/house.ts'
import { only } from '../platform/staff/only.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import { countOfDay } from '../promises/calendar/days.ts'
import type { Promises } from '../promises/promises.ts'
import { extendHold, liftHold, putHold } from './changing.ts'
import { holdForm, latestReview, liftForm } from './form.ts'
import { type HoldModel, type HoldsModel, type Said, type Standing, said } from './models.ts'
import { findHold, holdFrom, holdsIn, listHolds } from './reading.ts'

const shape = {
  lines: ['seen', 'ground', 'case', 'review'],
  texts: ['reason', 'because'],
  files: [],
} as const
const officer = only('privacy-officer')

/** Holds: what is kept for a claim or an authority, whatever its day (F3, R-74). */
export function holdsDesk(promises: Promises) {
  return new Hono<House>()
    .get('/desk/holds/', officer, async (c) => {
      const { db, render } = c.get('platform')
      const { member, today } = whoAndWhen(c, promises)
      const [found] = await db.read([listHolds])
      const holds = holdsIn(found!).map((hold) => withDaysLeft(hold, today))
      const model: HoldsModel = {
        ...{ member, said: saidIn(c) },
        past: holds.filter(({ daysLeft }) => daysLeft < 0),
        standing: holds.filter(({ daysLeft }) => daysLeft >= 0),
      }
      return render(member.locale, 'desk/holds', model, 200)
    })
    .get('/desk/holds/:id/', officer, (c) => page(c, promises, { said: saidIn(c), values: {}, problems: [] }))
    .post('/api/desk/holds/:id', officer, async (c) => {
      const id = c.req.param('id')
      const by = whoAndWhen(c, promises)
      const { fields } = await readForm(c.req.raw, shape)
      const read = v.safeParse(holdForm(by.today), fields)
      if (!read.success) return toPutRight(c, promises, fields, problemsIn<string>(read.issues))
      const { ground, case: caseReference, reason, review: reviewOn } = read.output
      const wanted = { ground, caseReference, reason, reviewOn }
      const seenAt = seenIn(fields)
      const isDone = seenAt ? await extendHold(by, id, seenAt, wanted) : await putHold(by, id, wanted)
      if (!isDone) return toPutRight(c, promises, fields, [changed])
      return c.redirect(`/desk/holds/${id}/?done=${seenAt ? 'extended' : 'put'}`, 303)
    })
    .post('/api/desk/holds/:id/lift', officer, async (c) => {
      const by = whoAndWhen(c, promises)
      const { fields } = await readForm(c.req.raw, shape)
      const read = v.safeParse(liftForm, fields)
      if (!read.success) return toPutRight(c, promises, fields, problemsIn<string>(read.issues))
      const isDone = await liftHold(by, c.req.param('id'), seenIn(fields), read.output.because)
      if (!isDone) return toPutRight(c, promises, fields, [changed])
      return c.redirect('/desk/holds/?done=lifted', 303)
    })
}

/** As of when whoever sent a form knew the hold, in milliseconds since 1970; 0 where there was none. */
function seenIn({ seen }: Record<string, string>): number {
  const at = Number(seen)
  return Number.isSafeInteger(at) ? at : 0
}

/** Somebody else was first: what they did is shown, and what was written stands in the form. */
const changed = { field: 'form', message: 'holdChanged' } as const

function toPutRight(
  c: Visit,
  promises: Promises,
  fields: Record<string, string>,
  problems: HoldModel['problems'],
): Promise<Response> {
  const values = Object.fromEntries(Object.keys(fields).map((name) => [name, written(fields, name)]))
  return page(c, promises, { said: null, values, problems })
}

async function page(
  c: Visit,
  promises: Promises,
  form: Pick<HoldModel, 'said' | 'values' | 'problems'>,
): Promise<Response> {
  const { db, render } = c.get('platform')
  const { member, today } = whoAndWhen(c, promises)
  const id = c.req.param('id') ?? ''
  const found = holdFrom(id, await db.read(findHold(id)))
  if (!found) return answerProblem(c, 'notFound', 404)
  const opening = promises.openings.find(({ slug }) => slug === found.thing.opening)
  const model: HoldModel = {
    member,
    thing: { ...found.thing, opening: opening?.title[member.locale] ?? found.thing.opening },
    hold: found.hold && withDaysLeft(found.hold, today),
    history: found.history,
    latestReview: latestReview(today),
    ...form,
  }
  return render(member.locale, 'desk/hold', model, form.problems.length > 0 ? 422 : 200)
}

function whoAndWhen(c: Visit, { site }: Promises) {
  const { db, files, notes, clock } = c.get('platform')
  const now = clock()
  return { db, files, notes, member: c.get('member'), now, today: dayIn(site.timeZone, now) }
}

function saidIn(c: Visit): Said | null {
  return said.find((one) => one === c.req.query('done')) ?? null
}

/** None on the day of review itself, below zero once it has passed. */
function withDaysLeft(hold: Standing, today: Day) {
  return { ...hold, daysLeft: countOfDay(hold.reviewOn) - countOfDay(today) }
}
