import { Hono } from 'hono'
import { newId } from '../../../platform/ids.ts'
import { deliverLetters } from '../../../platform/mail/outbox.ts'
import { answerProblem } from '../../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../../platform/requests/form-reading.ts'
import type { House } from '../../../platform/requests/house.ts'
import { seesOpening } from '../../../platform/staff/member.ts'
import { only } from '../../../platform/staff/only.ts'
import { dayIn } from '../../../promises/calendar/calendar.ts'
import type { Locale } from '../../../promises/language/languages.ts'
import { bracketsIn } from '../../../promises/openings/letter-templates.ts'
import type { Promises } from '../../../promises/promises.ts'
import { backToList, listOf } from '../list/back.ts'
import type { LettersModel } from '../models.ts'
import { unmovedSince } from '../status/change.ts'
import { readBlind } from '../veiled.ts'
import { findLocking, findReaders, type Reader, readersFrom } from './addressees.ts'
import { begun, drawnLetter } from './draw.ts'
import { sendLetter } from './send.ts'
import { sendingId, templateOf } from './templates.ts'

const shape = {
  lines: ['template', 'opening', 'move', 'sending', 'list', 'do', 'to'],
  texts: [],
  files: [],
  lists: ['what'],
}

/**
 * The same letter to those chosen on a list, each in their own language; first the page that says how many. Whoever a
 * colleague has moved since that page was drawn gets none.
 */
export function letterToMany(promises: Promises) {
  return new Hono<House>().post('/api/desk/letters', only('administrator', 'recruiter'), async (c) => {
    const { fields, lists } = await readForm(c.req.raw, shape)
    const platform = c.get('platform')
    const member = c.get('member')
    const opening = promises.openings.find(({ slug }) => slug === fields.opening)
    if (!opening || !seesOpening(member, opening.slug)) return answerProblem(c, 'notFound', 404)
    const template = templateOf(promises, fields.template ?? '')
    if (bracketsIn(template.text.sv)) throw new RefusedForm('malformed')
    const now = platform.clock()
    const at = { now, today: dayIn(promises.site.timeZone, now), blind: readBlind(promises) }
    const ids = lists.what ?? []
    const [found, locking] = await platform.db.read([findReaders(member, ids, at), findLocking(ids)])
    const groups = byLanguage(readersFrom(found!).filter((one) => one.opening === opening.slug))
    const drawn = groups.map(({ locale, readers }) => ({
      ...{ locale, readers },
      letter: drawnLetter(promises, platform.origin, opening, {
        locale,
        ...begun(template, opening, locale),
      }),
    }))
    if (fields.do === 'send') {
      const changeId = sendingId(fields)
      const moveTo = fields.move === 'on' ? template.status : null
      const onlyIf = unmovedSince(changeId)
      const batches = await Promise.all(
        drawn.map(({ readers, letter }) =>
          sendLetter(platform, member, { to: readers, letter, moveTo, onlyIf }, { ...at, changeId }),
        ),
      )
      if (batches.length > 0) await platform.db.write(batches.flat())
      platform.afterwards(() => deliverLetters(platform))
      return backToList(c, fields, changeId)
    }
    if (groups.length === 0) return backToList(c, fields, 'nobody')
    const model: LettersModel = {
      member,
      opening: { slug: opening.slug, title: opening.title[member.locale] },
      template: { id: template.id, name: template.name[member.locale], status: template.status },
      list: listOf(fields),
      sending: newId(now),
      locks: template.status === 'rejected' && locking!.rows.length > 0,
      ids: groups.flatMap(({ readers }) => readers.map(({ id }) => id)),
      previews: drawn.map(({ locale, readers, letter: { subject, text } }) => ({
        ...{ locale, subject, text },
        count: readers.length,
      })),
    }
    return platform.render(member.locale, 'desk/letters', model, 200)
  })
}

function byLanguage(readers: readonly Reader[]): { locale: Locale; readers: Reader[] }[] {
  const groups = Map.groupBy(readers, ({ locale }) => locale)
  return [...groups].map(([locale, readers]) => ({ locale, readers }))
}
