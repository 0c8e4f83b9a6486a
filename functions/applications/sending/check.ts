import * as v from 'valibot'
import { inOrder, problemsIn, written } from '../../platform/forms/problems.ts'
import type { ReadForm } from '../../platform/requests/form-reading.ts'
import { isOpen, type Opening } from '../../promises/openings.ts'
import type { Promises } from '../../promises/promises.ts'
import { type ApplicationForm, applicationForm, type FieldName, fieldOrder, type Problem } from '../form.ts'
import type { ApplyValues } from '../models.ts'
import { judgedUploads, type Upload } from './uploads.ts'

/** A form whose opening is known, and what the person wrote in it. */
export interface Checked {
  opening: Opening
  values: ApplyValues
}

export type CheckOutcome =
  | { outcome: 'noSuchOpening' }
  | ({ outcome: 'toPutRight'; problems: Problem[] } & Checked)
  | Sound

/** Nothing to put right; `late` when the opening has closed, and only what was sent before can still be answered. */
export interface Sound extends Checked {
  outcome: 'sound'
  form: ApplicationForm
  uploads: Upload[]
  late: boolean
}

/** The only thing that matters about a form for an opening that has closed. */
export const closed: Problem = { field: 'form', message: 'openingClosed' }

/** Reads an application whole: every problem is found at once, in the order a person meets the fields. */
export async function checkApplication(form: ReadForm, promises: Promises, now: Date): Promise<CheckOutcome> {
  const opening = promises.openings.find(({ slug }) => slug === form.fields.opening)
  if (!opening) return { outcome: 'noSuchOpening' }
  const values = whatWasWritten(form.fields)
  const late = !isOpen(opening, now, promises.site.timeZone)
  const role = opening.kind === 'open' ? form.fields.role : ''
  const read = v.safeParse(applicationForm, { ...form.fields, role })
  const uploads = await judgedUploads(form.files)
  const problems = [
    ...problemsIn<FieldName>(read.issues),
    ...uploads.problems,
    ...missingCv(form, read.output),
    ...missingRole(opening, form),
  ]
  if (!read.success || problems.length > 0) {
    return {
      outcome: 'toPutRight',
      opening,
      values,
      problems: late ? [closed] : inOrder(problems, fieldOrder),
    }
  }
  return { outcome: 'sound', opening, values, form: read.output, uploads: uploads.kept, late }
}

function missingCv(form: ReadForm, read: unknown): Problem[] {
  const { cvText } = read as Partial<ApplicationForm>
  const sent = form.files.cv !== undefined || (cvText ?? '') !== ''
  return sent ? [] : [{ field: 'cv', message: 'cvMissing' }]
}

function missingRole(opening: Opening, form: ReadForm): Problem[] {
  return opening.kind === 'open' && !form.fields.role ? [{ field: 'role', message: 'roleUnknown' }] : []
}

function whatWasWritten(fields: Record<string, string>): ApplyValues {
  return {
    name: written(fields, 'name'),
    email: written(fields, 'email'),
    phone: written(fields, 'phone'),
    address: written(fields, 'address'),
    letter: written(fields, 'letter'),
    cvText: written(fields, 'cvText'),
    role: written(fields, 'role'),
    acknowledged: fields.acknowledged === 'on',
    'consent-talent-pool': fields['consent-talent-pool'] === 'on',
  }
}
