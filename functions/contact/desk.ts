import { Hono } from 'hono'
import * as v from 'valibot'
import { problemsIn, written } from '../platform/forms/problems.ts'
import { deliverLetters } from '../platform/mail/outbox.ts'
import { answerProblem } from '../platform/requests/answers.ts'
import { readForm } from '../platform/requests/form-reading.ts'
import type { House, Visit } from '../platform/requests/house.ts'
import { only } from '../platform/staff/only.ts'
import { dayIn } from '../promises/calendar/calendar.ts'
import type { Promises } from '../promises/promises.ts'
import { answerMessage, isAnswered } from './desk/answering.ts'
import { layAside } from './desk/done.ts'
import { answerForm } from './desk/form.ts'
import { inboxFrom, lookThrough, messagesPerPage } from './desk/inbox.ts'
import { answerLetter } from './desk/letter.ts'
import { type MessageAtDesk, type MessageModel, type MessagesModel, whichMessages } from './desk/models.ts'
import { findMessage, messageFrom, openMessage } from './desk/reading.ts'

const shape = { lines: ['seen', 'what'], texts: ['answer'], files: [] }
/** A message belongs to no opening, so nothing would keep a recruiter to what is theirs. */
const readers = only('administrator', 'privacy-officer')

/** The inbox: what people wrote in the contact form, and our answers. */
export function messagesDesk(promises: Promises) {
  const zone = promises.site.timeZone
  return new Hono<House>()
    .get('/desk/messages/', readers, async (c) => {
      const { db, render } = c.get('platform')
      const { member, today } = at(c)
      const which = whichMessages.find((one) => one === c.req.query('which')) ?? 'waiting'
      const page = Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1)
      const found = inboxFrom(await db.read(lookThrough(which, page, today)), today, zone)
      const pages = Math.ceil(found.counts[which] / messagesPerPage)
      const model: MessagesModel = { ...found, member, which, page, pages, done: justDone(c) }
      return render(member.locale, 'desk/messages', model, 200)
    })
    .get('/desk/messages/:id/', readers, async (c) => {
      const message = await open(c)
      return message ? messagePage(c, message) : answerProblem(c, 'messageNotHere', 404)
    })
    .post('/api/desk/messages/:id/answer', readers, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const read = v.safeParse(answerForm, fields.answer)
      if (read.success && fields.what === 'send') return send(c, read.output, fields)
      const message = await open(c)
      if (!message) return answerProblem(c, 'messageNotHere', 404)
      const values = { answer: written(fields, 'answer') }
      if (read.success) {
        const preview = answerLetter(promises, c.get('platform').origin, message, read.output)
        return messagePage(c, message, { values, preview })
      }
      const problems = problemsIn(read.issues).map((problem) => ({ ...problem, field: 'answer' }))
      return messagePage(c, message, { values, problems })
    })
    .post('/api/desk/messages/:id/done', readers, (c) => lay(c, 'done'))
    .post('/api/desk/messages/:id/waiting', readers, (c) => lay(c, 'waiting'))

  function at(c: Visit) {
    const now = c.get('platform').clock()
    return { member: c.get('member'), now, today: dayIn(zone, now) }
  }

  async function open(c: Visit): Promise<MessageAtDesk | null> {
    const { member, ...moment } = at(c)
    const found = await c.get('platform').db.write(openMessage(member, c.req.param('id') ?? '', moment))
    return messageFrom(found, moment.today, zone)
  }

  async function send(c: Visit, answer: string, fields: Record<string, string>): Promise<Response> {
    const platform = c.get('platform')
    const { member, ...moment } = at(c)
    const found = await platform.db.read(findMessage(c.req.param('id') ?? '', moment.today))
    const message = messageFrom(found, moment.today, zone)
    if (!message) return answerProblem(c, 'messageNotHere', 404)
    const answering = { member, message, answer, seen: Number(fields.seen) || 0 }
    const results = await platform.db.write(await answerMessage(platform, promises, answering, moment))
    if (isAnswered(results)) {
      platform.afterwards(() => deliverLetters(platform))
      return c.redirect(`/desk/messages/?answered=${message.id}`, 303)
    }
    const asItIs = await open(c)
    if (!asItIs) return answerProblem(c, 'messageNotHere', 404)
    const problems = [{ field: 'answer', message: 'answeredMeanwhile' } as const]
    return messagePage(c, asItIs, { values: { answer: written(fields, 'answer') }, problems }, 409)
  }

  async function lay(c: Visit, to: 'done' | 'waiting'): Promise<Response> {
    const { member, ...moment } = at(c)
    const id = c.req.param('id') ?? ''
    const results = await c.get('platform').db.write(layAside(member, { id, to }, moment))
    if (results.at(-1)!.rows.length === 0) return answerProblem(c, 'messageNotHere', 404)
    return c.redirect(to === 'done' ? `/desk/messages/?done=${id}` : `/desk/messages/${id}/`, 303)
  }
}

/** What the address says was just done; only the id of a thing can stand there. */
function justDone(c: Visit): MessagesModel['done'] {
  const what = (['answered', 'done'] as const).find((name) => /^[\da-f-]{36}$/.test(c.req.query(name) ?? ''))
  return what ? { what, id: c.req.query(what)! } : null
}

function messagePage(
  c: Visit,
  message: MessageAtDesk,
  said: Partial<Pick<MessageModel, 'values' | 'problems' | 'preview'>> = {},
  wrong: 409 | 422 = 422,
): Promise<Response> {
  const member = c.get('member')
  const model: MessageModel = {
    member,
    message,
    values: { answer: '' },
    problems: [],
    preview: null,
    ...said,
  }
  return c
    .get('platform')
    .render(member.locale, 'desk/message', model, model.problems.length > 0 ? wrong : 200)
}
