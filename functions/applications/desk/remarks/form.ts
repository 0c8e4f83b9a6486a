import * as v from 'valibot'
import { atMost, line, message, text } from '../../../platform/forms/fields.ts'

export const maxNoteLength = 5_000
export const maxLabelLength = 40

/** What is written about an application at the desk. */
export const noteForm = v.pipe(text, v.nonEmpty(message('noteMissing')), atMost(maxNoteLength, 'noteTooLong'))

export const labelForm = v.pipe(
  line,
  v.nonEmpty(message('labelMissing')),
  atMost(maxLabelLength, 'labelTooLong'),
)

/** From one to five; nothing takes the rating back. */
export const starsForm = v.union([
  v.pipe(
    v.picklist(['1', '2', '3', '4', '5']),
    v.transform((stars) => Number(stars)),
  ),
  v.pipe(
    v.literal(''),
    v.transform(() => null),
  ),
])
