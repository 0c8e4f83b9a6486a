import * as v from 'valibot'
import { atMost, line, message, text } from '../../../platform/forms/fields.ts'
import { bracketsIn } from '../../../promises/openings/letter-templates.ts'

export const maxLetterLength = 5_000
const maxSubjectLength = 150

/** A letter to an applicant. What the brackets of a template ask for has to be written before it goes. */
export const letterForm = v.object({
  subject: v.pipe(
    line,
    v.nonEmpty(message('letterSubjectMissing')),
    atMost(maxSubjectLength, 'letterSubjectTooLong'),
  ),
  text: v.pipe(
    text,
    v.nonEmpty(message('letterMissing')),
    atMost(maxLetterLength, 'letterTooLong'),
    v.check((letter) => bracketsIn(letter) === null, message('letterUnfinished')),
  ),
})
