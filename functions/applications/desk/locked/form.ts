import * as v from 'valibot'
import { atMost, message, text } from '../../../platform/forms/fields.ts'

export const maxReasonLength = 1_000
const leastReasonLength = 10

/** Why an application that is locked away is opened; a word is no reason. */
export const reasonForm = v.pipe(
  text,
  v.minLength(leastReasonLength, message('openReasonMissing')),
  atMost(maxReasonLength, 'openReasonTooLong'),
)
