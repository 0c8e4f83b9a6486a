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
import { concernedFrom, endAtDesk, findConcerned, outcomes } from './end.ts'
import { answerLetter, answerTo } from './letters.ts'
import { findStanding, standingFrom } from './standing.ts'

const shape = { lines: ['opening', 'outcome', 'tell', 'confirm'], texts: [], files: [] }
const recruiters = only('administrator', 'recruiter')

/** Ending a recruitment from the desk, which starts the clock of its applications (D4, K2). */
export function endingRecruitments(promises: Promises) {
  return new Hono<House>()
    .get('/desk/openings/:slug/end/', recruiters, async (c) => {
      const opening = openingOf(c, promises, c.req.param('slug'))
      if (!opening) return answerProblem(c, 'notFound', 404)
      return endPage(c, promises, await standing(c, promises, opening), untouched)
    })
    .post('/api/desk/openings/end', recruiters, async (c) => {
      const { fields } = await readForm(c.req.raw, shape)
      const opening = openingOf(c, promises, fields.opening ?? '')
      if (!opening) return answerProblem(c, 'notFound', 404)
      const ending = await standingWithAll(c, promises, opening)
      const there = `/desk/openings/${opening.slug}/end/`
      if (ending.endedOn) return c.redirect(there, 303)
      const outcome = outcomes.find((one) => one === fields.outcome)
      const values = {
        outcome: outcome ?? '',
        tell: fields.tell === 'on',
        confirm: fields.confirm === 'on',
      }
      const problems: EndingModel['problems'] = [
        ...(ending.undecided > 0 && !outcome
          ? [{ field: 'outcome', message: 'outcomeMissing' } as const]
          : []),
        ...(values.confirm ? [] : [{ field: 'confirm', message: 'endNotConfirmed' } as const]),
      ]
      if (problems.length > 0) return endPage(c, promises, ending, { values, problems })
      const platform = c.get('platform')
      const how = { ...ending, member: c.get('member'), outcome: outcome ?? 'rejected', tell: values.tell }
      await endAtDesk(platform, promises, how, { ...ending, changeId: newId(ending.now) })
      platform.afterwards(() => deliverLetters(platform))
      return c.redirect(there, 303)
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

/** How it stands with the recruitment for an opening at this moment. */
async function standing(c: Visit, promises: Promises, opening: Opening) {
  const at = rightNow(c, promises)
  const found = await c.get('platform').db.read(findStanding(c.get('member'), opening.slug, at.today))
  return { ...standingFrom(found), opening, ...at }
}

/** The same with everybody it concerns, as they stood at one and the same moment. */
async function standingWithAll(c: Visit, promises: Promises, opening: Opening) {
  const at = rightNow(c, promises)
  const of = [c.get('member'), opening.slug, at.today] as const
  const [all, ...found] = await c.get('platform').db.read([findConcerned(...of), ...findStanding(...of)])
  return { ...standingFrom(found), concerned: concernedFrom(all!), opening, ...at }
}

function rightNow(c: Visit, { site }: Promises) {
  const now = c.get('platform').clock()
  return { now, today: dayIn(site.timeZone, now) }
}

function endPage(
  c: Visit,
  promises: Promises,
  { opening, today, someone, endedOn, counts, undecided }: Awaited<ReturnType<typeof standing>>,
  said: Pick<EndingModel, 'values' | 'problems'>,
): Promise<Response> {
  const { origin, render } = c.get('platform')
  const member = c.get('member')
  const model: EndingModel = {
    ...{ member, endedOn, counts, undecided },
    opening: { slug: opening.slug, title: opening.title[member.locale] },
    preview: someone ? answerLetter(promises, origin, answerTo(someone, opening, promises, today)) : null,
    ...said,
  }
  return render(member.locale, 'desk/end', model, said.problems.length > 0 ? 422 : 200)
}
