import { Hono } from 'hono'
import { knownBy } from '../platform/forms/fingerprint.ts'
import { written } from '../platform/forms/problems.ts'
import { answerProblem } from '../platform/requests/answers.ts'
import { readForm } from '../platform/requests/form-reading.ts'
import type { House, Visit } from '../platform/requests/house.ts'
import { only } from '../platform/staff/only.ts'
import { wallTimeIn } from '../promises/calendar/wall-time.ts'
import type { Promises } from '../promises/promises.ts'
import { readIncident } from './checking.ts'
import { incidentsCsv } from './csv.ts'
import {
  addEntry,
  findIncident,
  incidentFrom,
  incidentsIn,
  listIncidents,
  noteIncident,
} from './incidents.ts'
import type { Incident, IncidentModel, IncidentsModel } from './models.ts'

const shape = {
  lines: ['seen', 'heading', 'known', 'people', 'reported', 'reference', 'told', 'closed'],
  texts: ['happened', 'data', 'consequences', 'measures', 'not-reported', 'not-told'],
  files: [],
} as const
const officers = only('administrator', 'privacy-officer')

/** Notes of breaches of personal data, and the 72 hours to report them (GDPR art. 33, 34). */
export function incidentsDesk(promises: Promises) {
  const { timeZone: zone } = promises.site
  return new Hono<House>()
    .get('/desk/incidents/', officers, async (c) => {
      const { member, now } = whoAndWhen(c)
      const all = await everyIncident(c, now)
      const of = (isClosed: boolean) => all.filter((one) => one.isClosed === isClosed)
      const model: IncidentsModel = { member, open: of(false), closed: of(true) }
      return c.get('platform').render(member.locale, 'desk/incidents', model, 200)
    })
    .get('/desk/incidents.csv', officers, async (c) => {
      const { member, now } = whoAndWhen(c)
      const csv = incidentsCsv(await everyIncident(c, now), member.locale, zone)
      return c.body(csv, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="incidents-${wallTimeIn(zone, now).slice(0, 10)}.csv"`,
      })
    })
    .get('/desk/incidents/new/', officers, (c) => page(c, undefined, null, []))
    .get('/desk/incidents/:id/', officers, (c) => page(c, c.req.param('id'), null, []))
    .post('/api/desk/incidents', officers, (c) => enter(c))
    .post('/api/desk/incidents/:id', officers, (c) => enter(c, c.req.param('id')))

  async function enter(c: Visit, id?: string): Promise<Response> {
    const { fields } = await readForm(c.req.raw, shape)
    const { db, fingerprint } = c.get('platform')
    const by = { ...whoAndWhen(c), db }
    const read = readIncident(fields, { zone, now: by.now })
    if ('problems' in read) return page(c, id, fields, read.problems)
    const { sound } = read
    if (id && !(await addEntry(by, sound, id, Number(fields.seen) || -1)))
      return page(c, id, fields, [{ field: 'form', message: 'incidentChanged' }])
    const entered =
      id ?? (await noteIncident(by, sound, await knownBy({ form: sound, key: undefined }, fingerprint)))
    return c.redirect(`/desk/incidents/${entered}/?done=saved`, 303)
  }

  async function page(
    c: Visit,
    id: string | undefined,
    fields: Record<string, string> | null,
    problems: IncidentModel['problems'],
  ): Promise<Response> {
    const { db, render } = c.get('platform')
    const { member, now } = whoAndWhen(c)
    const found = id ? incidentFrom(await db.read(findIncident(id)), now) : null
    if (id && !found) return answerProblem(c, 'notFound', 404)
    const model: IncidentModel = {
      member,
      incident: found?.incident ?? null,
      entries: found?.entries ?? [],
      isSaved: c.req.query('done') === 'saved',
      values: fields ? asSent(fields) : found ? asKept(found.incident, zone) : {},
      problems,
    }
    return render(member.locale, 'desk/incident', model, problems.length > 0 ? 422 : 200)
  }
}

async function everyIncident(c: Visit, now: Date): Promise<Incident[]> {
  const [found] = await c.get('platform').db.read([listIncidents])
  return incidentsIn(found!, now)
}

function whoAndWhen(c: Visit) {
  return { member: c.get('member'), now: c.get('platform').clock() }
}

function asSent(fields: Record<string, string>): IncidentModel['values'] {
  const texts = Object.fromEntries(Object.keys(fields).map((name) => [name, written(fields, name)]))
  return { ...texts, closed: fields.closed === 'on' }
}

/** The form filled in with what the last entry said. */
function asKept(incident: Incident, zone: string): IncidentModel['values'] {
  const { heading, happened, data, people, consequences, measures, isClosed: closed } = incident
  const clock = (at: number | null) => (at === null ? '' : wallTimeIn(zone, new Date(at)))
  return {
    ...{ heading, happened, data, people, consequences, measures, closed },
    known: clock(incident.knownAt),
    reported: clock(incident.reportedAt),
    reference: incident.reportReference,
    'not-reported': incident.notReportedBecause,
    told: clock(incident.toldAt),
    'not-told': incident.notToldBecause,
  }
}
