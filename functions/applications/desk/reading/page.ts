import { answerProblem } from '../../../platform/requests/answers.ts'
import { mayFrameOurs } from '../../../platform/requests/frames.ts'
import type { Visit } from '../../../platform/requests/house.ts'
import { dayIn } from '../../../promises/calendar/calendar.ts'
import type { Promises } from '../../../promises/promises.ts'
import { readDetails } from '../../roles/details.ts'
import { answerEnough } from '../budget/alarm.ts'
import { queryOf, readWanted } from '../list/wanted.ts'
import type { ReadingModel, Wrong } from '../models.ts'
import { readBlind } from '../veiled.ts'
import { openApplication, readingFrom } from './read.ts'

/** One application as it stands, with what was wrong in what was just sent; 404 for what is nobody's to read here. */
export async function applicationPage(
  c: Visit,
  id: string,
  promises: Promises,
  wrong: Wrong | null = null,
): Promise<Response> {
  const { openings, site } = promises
  const platform = c.get('platform')
  const member = c.get('member')
  const now = platform.clock()
  const list = readWanted(new URL(c.req.url).searchParams)
  const at = { now, today: dayIn(site.timeZone, now), among: list.status, blind: readBlind(promises) }
  const reading = readingFrom(member, await platform.db.write(openApplication(member, id, at)))
  if (reading === 'none') return answerProblem(c, 'applicationNotHere', 404)
  if (reading === 'enough') return answerEnough(c, promises)
  const { opening: slug } = reading.application
  const title = openings.find((opening) => opening.slug === slug)?.title[member.locale] ?? slug
  const model: ReadingModel = {
    ...reading,
    member,
    opening: { slug, title },
    today: at.today,
    details: readDetails(reading.application.details),
    list: queryOf(list),
    wrong,
  }
  const status = wrong ? (wrong.form === 'status' ? 409 : 422) : 200
  const page = await platform.render(member.locale, 'desk/application', model, status)
  return mayFrameOurs(page)
}
