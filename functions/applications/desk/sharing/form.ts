import * as v from 'valibot'
import { shareableParts } from '../../../../db/schema/desk.ts'
import { atMost, email, line, maxNameLength, message } from '../../../platform/forms/fields.ts'
import { isDay } from '../../../promises/calendar/days.ts'
import { locales } from '../../../promises/language/languages.ts'
import { reasonForm } from '../locked/form.ts'

/** Whom staff want to show an application, what of it, until when and why. */
export const shareForm = v.object({
  name: v.pipe(line, v.nonEmpty(message('shareNameMissing')), atMost(maxNameLength, message('nameTooLong'))),
  organisation: v.pipe(
    line,
    v.nonEmpty(message('shareOrganisationMissing')),
    atMost(maxNameLength, message('detailTooLong')),
  ),
  email,
  locale: v.pipe(line, v.picklist(locales, message('languageMissing'))),
  parts: v.pipe(
    v.array(v.string()),
    v.transform((sent) => shareableParts.filter((part) => sent.includes(part))),
    v.minLength(1, message('sharePartsMissing')),
  ),
  until: v.pipe(
    line,
    v.check((typed) => isDay(typed), message('requestDayMalformed')),
  ),
  reason: reasonForm,
})

export type ShareForm = v.InferOutput<typeof shareForm>
