import * as v from 'valibot'
import { atMost, box, line, maxNameLength, message, text } from '../platform/forms/fields.ts'

export const maxTextLength = 5_000

const heading = v.pipe(
  line,
  v.nonEmpty(message('incidentHeadingMissing')),
  atMost(maxNameLength, 'detailTooLong'),
)
const short = v.pipe(line, atMost(maxNameLength, 'detailTooLong'))
const long = v.pipe(text, atMost(maxTextLength, 'requestTextTooLong'))
const happened = v.pipe(long, v.nonEmpty(message('incidentHappenedMissing')))

/** How an incident is written down; times are what a clock on the organisation's wall showed. */
export const incidentForm = v.object({
  heading,
  known: v.pipe(line, v.nonEmpty(message('incidentKnownWrong'))),
  happened,
  data: long,
  people: short,
  consequences: long,
  measures: long,
  reported: line,
  reference: short,
  'not-reported': long,
  told: line,
  'not-told': long,
  closed: box,
})

export type IncidentFields = v.InferOutput<typeof incidentForm>

/** The sentences of the whole note, in the order it is written. */
export const textsOfIncident = ['happened', 'data', 'consequences', 'measures'] as const
