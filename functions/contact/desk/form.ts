import * as v from 'valibot'
import { atMost, message, text } from '../../platform/forms/fields.ts'

export const maxAnswerLength = 5_000

/** What is answered; the letter around it is the portal's. */
export const answerForm = v.pipe(
  text,
  v.nonEmpty(message('answerMissing')),
  atMost(maxAnswerLength, message('requestTextTooLong')),
)
