import { answerProblem } from '../../platform/requests/answers.ts'
import type { Visit } from '../../platform/requests/house.ts'
import {
  type Colleague,
  type ColleagueModel,
  doneToColleague,
  doneToStaff,
  type StaffModel,
} from '../models.ts'
import { colleaguesIn, everybody, oneColleague } from './colleagues.ts'
import type { ColleagueProblem } from './form.ts'

const nobodyYet: StaffModel['adding'] = {
  values: { name: '', email: '', locale: '', role: '', openings: [] },
  problems: [],
}

/** Everybody with an account; answered 422 where nobody could be added. */
export async function staffPage(c: Visit, adding = nobodyYet): Promise<Response> {
  const { db, render } = c.get('platform')
  const member = c.get('member')
  const found = await db.read(everybody())
  const colleagues = found.flatMap((result) =>
    colleaguesIn(result).sort((one, other) => one.name.localeCompare(other.name, member.locale)),
  )
  const done = doneToStaff.find((one) => one === c.req.query('done')) ?? null
  const model: StaffModel = { member, colleagues, adding, done }
  return render(member.locale, 'desk/staff', model, adding.problems.length > 0 ? 422 : 200)
}

interface Asked {
  asking: ColleagueModel['asking']
  written?: ColleagueModel['values']
  problems?: ColleagueProblem[]
  /** That it was asked for and found no account it could be done to. */
  wasNotDone?: boolean
}

/** One colleague's account as it stands, with what was asked for and why that was not done; 404 for an id of nobody's. */
export async function colleaguePage(c: Visit, id: string, asked: Asked): Promise<Response> {
  const { db, render } = c.get('platform')
  const member = c.get('member')
  const [found] = await db.read([oneColleague(id)])
  const [colleague] = colleaguesIn(found!)
  if (!colleague) return answerProblem(c, 'notFound', 404)
  const { role, openings } = colleague
  const { asking, written = { role, openings }, problems = [], wasNotDone } = asked
  if (wasNotDone) problems.push({ field: 'form', message: whyNot(colleague) })
  const done = doneToColleague.find((one) => one === c.req.query('done')) ?? null
  const model: ColleagueModel = { member, colleague, asking, values: written, problems, done }
  return render(member.locale, 'desk/colleague', model, problems.length > 0 ? 422 : 200)
}

function whyNot({ role, endedOn }: Colleague) {
  return role === 'administrator' && !endedOn ? 'lastAdministrator' : 'accountChanged'
}
