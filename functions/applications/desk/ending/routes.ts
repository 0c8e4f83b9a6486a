import { Hono } from 'hono'
import { newId } from '../../../platform/ids.ts'
import { deliverLetters } from '../../../platform/mail/outbox.ts'
import { answerProblem } from '../../../platform/requests/answers.ts'
import { readForm } from '../../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../../platform/requests/house.ts'
import { seesOpening } from '../../../platform/staff/member.ts'
import { only } from '../../../platform/staff/only.ts'
import { dayIn } from '../../../promises/calendar/calendar.ts'
import type { Opening } from '../../../promises/openings/openings.ts'
import type { Promises } from '../../../promises/promises.ts'
import type { EndingModel } from '../models.ts'
import { endAtDesk, endingFrom, findConcerned, outcomes } from './end.ts'
import { answerLetter, answerTo } from './letters.ts'

const shape = { lines: ['opening', 'outcome', 'tell', 'confirm'], texts: [], files: [] }
const recruiters = only('administrator', 'recruiter')

/** Ending a recruitment from the desk, which starts the clock of its applications (D4, K2). */
export function endingRecruitments(promises: Promises) {
  return new Hono<House>()
    .get('/desk/openings/:slug/end/', recruiters, async (c) => {
      const opening = openingOf(c, promises, c.req.param('slug'))
      return opening ? endPage(c, promises, opening, untouched) : answerProblem(c, 'notFound', 404)
    })
    .post('/api/desk/openings/end', recruiters, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const opening = openingOf(c, promises, fields.opening ?? '')
      if (!opening) return answerProblem(c, 'notFound', 404)
      const platform = c.get('platform')
      const member = c.get('member')
      const now = platform.clock()
      const today = dayIn(promises.site.timeZone, now)
      const ending = endingFrom(await platform.db.read(findConcerned(member, opening.slug, today)))
      const outcome = outcomes.find((one) => one === fields.outcome)
      const problems: EndingModel['problems'] = [
        ...(ending.undecided > 0 && !outcome
          ? [{ field: 'outcome', message: 'outcomeMissing' } as const]
          : []),
        ...(fields.confirm === 'on' ? [] : [{ field: 'confirm', message: 'endNotConfirmed' } as const]),
      ]
      const tell = fields.tell === 'on'
      const values = { outcome: outcome ?? '', tell, confirm: fields.confirm === 'on' }
      if (problems.length > 0) return endPage(c, promises, opening, { values, problems })
      const { concerned } = ending
      const how = { member, opening, concerned, outcome: outcome ?? 'rejected', tell }
      await endAtDesk(platform, promises, how, { changeId: newId(now), now, today })
      platform.afterwards(() => deliverLetters(platform))
      return c.redirect(`/desk/openings/${opening.slug}/end/`, 303)
    })
}

/** An answer is sent unless somebody says otherwise; whom it says no to is chosen for nobody. */
const untouched: Pick<EndingModel, 'values' | 'problems'> = {
  values: { outcome: '', tell: true, confirm: false },
  problems: [],
}

/** An opening that is the member's and can come to an end; the one for open applications never does. */
function openingOf(c: Visit, { openings }: Promises, slug: string): Opening | undefined {
  const opening = openings.find((one) => one.slug === slug)
  return opening?.deadlineOn && seesOpening(c.get('member'), slug) ? opening : undefined
}

async function endPage(
  c: Visit,
  promises: Promises,
  opening: Opening,
  said: Pick<EndingModel, 'values' | 'problems'>,
): Promise<Response> {
  const { db, clock, origin, render } = c.get('platform')
  const member = c.get('member')
  const on = dayIn(promises.site.timeZone, clock())
  const { concerned, ...ending } = endingFrom(await db.read(findConcerned(member, opening.slug, on)))
  const someone = concerned.find(({ locale }) => locale === member.locale) ?? concerned[0]
  const model: EndingModel = {
    ...ending,
    member,
    opening: { slug: opening.slug, title: opening.title[member.locale] },
    on,
    preview: someone ? answerLetter(promises, origin, answerTo(someone, opening, promises, on)) : null,
    ...said,
  }
  return render(member.locale, 'desk/end', model, said.problems.length > 0 ? 422 : 200)
}
