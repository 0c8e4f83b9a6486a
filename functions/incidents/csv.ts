import { csvOf } from '../platform/csv.ts'
import { wallTimeIn } from '../promises/calendar/wall-time.ts'
import type { Locale } from '../promises/language/languages.ts'
import { wordsIn } from '../promises/language/words.ts'
import type { Incident, Written } from './models.ts'

/** What a note says, in the order it is read; each has words under `desk.incidents.fields`. */
export const fieldsInOrder = [
  'heading',
  'knownAt',
  'happened',
  'data',
  'people',
  'consequences',
  'measures',
  'reportedAt',
  'reportReference',
  'notReportedBecause',
  'toldAt',
  'notToldBecause',
  'isClosed',
] as const satisfies readonly (keyof Written)[]

/** Every incident as it stands (GDPR art. 33.5), with times of the organisation's zone, one on each row. */
export function incidentsCsv(all: readonly Incident[], locale: Locale, zone: string): string {
  const words = wordsIn(locale).desk.incidents
  const cell = (value: Written[keyof Written]) => {
    if (typeof value === 'number') return wallTimeIn(zone, new Date(value)).replace('T', ' ')
    if (typeof value === 'boolean') return value ? words.yes : ''
    return value ?? ''
  }
  const heads = fieldsInOrder.map((field) => words.fields[field])
  return csvOf([heads, ...all.map((one) => fieldsInOrder.map((field) => cell(one[field])))], locale)
}
