import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import * as v from 'valibot'
import { problemsIn, written } from '../../../platform/forms/problems.ts'
import { newId } from '../../../platform/ids.ts'
import { deliverLetters } from '../../../platform/mail/outbox.ts'
import { answerProblem } from '../../../platform/requests/answers.ts'
import { readForm } from '../../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../../platform/requests/house.ts'
import { only } from '../../../platform/staff/only.ts'
import { dayIn } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import { each } from '../../letters-to-many.ts'
import { backToList, listOf } from '../list/back.ts'
import type { LetterModel } from '../models.ts'
import { lastStep } from '../status/change.ts'
import { readBlind } from '../veiled.ts'
import { findReaders, openReader, type Reader, readersFrom, wentUnder } from './addressees.ts'
import { begun, type Drawn, drawnLetter, type Typed } from './draw.ts'
import { letterForm } from './form.ts'
import { sendLetter } from './send.ts'
import { openingOf, sendingId, templateOf } from './templates.ts'

const shape = {
  lines: ['template', 'subject', 'move', 'seen', 'sending', 'list', 'opening', 'do'],
  texts: ['text'],
  files: [],
}
const recruiters = only('administrator', 'recruiter')

/** A letter to one applicant: begun from a template, looked at as it will arrive, sent and kept with the application. */
export function letterToOne(promises: Promises) {
  return new Hono<House>()
    .get('/desk/applications/:id/letter/', recruiters, (c) => {
      const { template = '', list = '' } = c.req.query()
      return page(c, { template, list })
    })
    .post('/api/desk/applications/:id/letter', recruiters, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const read = v.safeParse(letterForm, fields)
      return read.success && fields.do === 'send' ? send(c, fields, read.output) : page(c, fields)
    })

  /** The form, untouched or as it was sent, with the letter drawn once it can go. */
  async function page(c: Visit, fields: Record<string, string>, problems: LetterModel['problems'] = []) {
    const { db, clock, origin, render } = c.get('platform')
    const member = c.get('member')
    const now = clock()
    const at = { now, today: dayIn(promises.site.timeZone, now), blind: readBlind(promises) }
    const [, found, steps, locking] = await db.write(openReader(member, c.req.param('id') ?? '', at))
    const [reader] = readersFrom(found!)
    const opening = openingOf(promises, reader)
    if (!reader || !opening) return answerProblem(c, 'applicationNotHere', 404)
    const template = templateOf(promises, fields.template ?? '')
    const { locale } = reader
    const isTyped = fields.text !== undefined
    const values = isTyped
      ? { subject: written(fields, 'subject'), text: written(fields, 'text'), move: fields.move === 'on' }
      : { ...begun(template, opening, locale), move: template.status !== null }
    const read = v.safeParse(letterForm, values)
    const wrong = isTyped ? [...problemsIn(read.issues), ...problems] : []
    const drawn = (typed: Typed) => drawnLetter(promises, origin, opening, { locale, ...typed })
    const model: LetterModel = {
      ...{ member, locale, values, problems: wrong },
      application: { id: reader.id, name: reader.name },
      opening: { slug: opening.slug, title: opening.title[member.locale] },
      template: { id: template.id, name: template.name[member.locale], status: template.status },
      list: listOf(fields),
      seen:
        problems.length > 0 ? String(steps!.rows[0]!.seen) : (fields.seen ?? String(steps!.rows[0]!.seen)),
      sending: fields.sending ?? newId(now),
      locks: template.status === 'rejected' && locking!.rows.length > 0,
      preview: isTyped && read.success ? lookedAt(drawn(read.output), reader) : null,
    }
    return render(member.locale, 'desk/letter', model, wrong.length > 0 ? 422 : 200)
  }

  async function send(c: Visit, fields: Record<string, string>, typed: Typed) {
    const platform = c.get('platform')
    const member = c.get('member')
    const now = platform.clock()
    const today = dayIn(promises.site.timeZone, now)
    const blind = readBlind(promises)
    const changeId = sendingId(fields)
    const id = c.req.param('id') ?? ''
    const [found, before] = await platform.db.read([
      findReaders(member, [id], { today, blind }),
      wentUnder(member, changeId),
    ])
    const [reader] = readersFrom(found!)
    const opening = openingOf(promises, reader)
    if (before!.rows.length > 0) return onward(c, fields, reader !== undefined)
    if (!reader || !opening) return answerProblem(c, 'applicationNotHere', 404)
    const moveTo = fields.move === 'on' ? templateOf(promises, fields.template ?? '').status : null
    const letter = drawnLetter(promises, platform.origin, opening, { locale: reader.locale, ...typed })
    const onlyIf = moveTo ? sql`${lastStep} = ${fields.seen ?? ''}` : sql`true`
    const posted = { to: [reader], letter, moveTo, onlyIf }
    const results = await platform.db.write([
      ...(await sendLetter(platform, member, posted, { changeId, now, today })),
      wentUnder(member, changeId),
      findReaders(member, [id], { today, blind }),
    ])
    const [went, still] = results.slice(-2)
    if (went!.rows.length === 0) return page(c, fields, [{ field: 'form', message: 'letterMeanwhile' }])
    platform.afterwards(() => deliverLetters(platform))
    return onward(c, fields, still!.rows.length > 0)
  }
}

/** To the application, or to its list when the letter has brought it out of view. */
function onward(c: Visit, fields: Record<string, string>, isInView: boolean): Response {
  if (!isInView) return backToList(c, fields, '')
  return c.redirect(`/desk/applications/${c.req.param('id')}/${listOf(fields)}`, 303)
}

/** A letter as its reader gets it. */
function lookedAt({ subject, text }: Drawn, { reference }: Reader) {
  return { subject, text: text.replaceAll(each.reference, reference) }
}
