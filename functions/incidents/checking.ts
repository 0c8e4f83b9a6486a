import * as v from 'valibot'
import type { MessageKey } from '../platform/forms/fields.ts'
import { problemsIn } from '../platform/forms/problems.ts'
import { instantAt } from '../promises/calendar/wall-time.ts'
import { type IncidentFields, incidentForm } from './form.ts'
import { reportBy } from './limits.ts'
import type { IncidentModel, Written } from './models.ts'

type Problems = IncidentModel['problems']

/** What was sent, as it is kept; or what is to be put right before anything is. */
export function readIncident(
  fields: Record<string, string>,
  { zone, now }: { zone: string; now: Date },
): { sound: Written } | { problems: Problems } {
  const read = v.safeParse(incidentForm, fields)
  if (!read.success) return { problems: problemsIn<string>(read.issues) }
  const typed = read.output
  const timeOf = (wall: string) => (wall === '' ? null : (instantAt(zone, wall)?.getTime() ?? Number.NaN))
  const times = { known: timeOf(typed.known), reported: timeOf(typed.reported), told: timeOf(typed.told) }
  const problems = faultsIn(typed, times, now.getTime())
  if (problems.length > 0) return { problems }
  return {
    sound: {
      heading: typed.heading,
      knownAt: times.known!,
      happened: typed.happened,
      data: typed.data,
      people: typed.people,
      consequences: typed.consequences,
      measures: typed.measures,
      reportedAt: times.reported,
      reportReference: typed.reference,
      notReportedBecause: typed['not-reported'],
      toldAt: times.told,
      notToldBecause: typed['not-told'],
      isClosed: typed.closed,
    },
  }
}

type Times = Record<'known' | 'reported' | 'told', number | null>

function faultsIn(typed: IncidentFields, { known, reported, told }: Times, now: number): Problems {
  const problems: Problems = []
  const wrong = (field: string, message: MessageKey) => problems.push({ field, message })
  const isKnown = known !== null && known <= now
  if (!isKnown) wrong('known', 'incidentKnownWrong')
  const lies = (at: number | null) => at === null || (isKnown ? at >= known && at <= now : at <= now)
  if (!lies(reported)) wrong('reported', 'incidentTimeWrong')
  const isLate = isKnown && reported !== null && reported > reportBy(known)
  if (isLate && typed['not-reported'] === '') wrong('not-reported', 'incidentLateWhy')
  if (!lies(told)) wrong('told', 'incidentTimeWrong')
  if (typed.closed && !isWhole(typed)) wrong('closed', 'incidentNotWhole')
  return problems
}

/** Whether it says all that the authority may ask for (GDPR art. 33.3, 33.5, 34). */
function isWhole(typed: IncidentFields): boolean {
  const { data, people, consequences, measures, reported, told } = typed
  const isDecided = (at: string, why: string) => at !== '' || why !== ''
  return (
    [data, people, consequences, measures].every((one) => one !== '') &&
    isDecided(reported, typed['not-reported']) &&
    isDecided(told, typed['not-told'])
  )
}
