import * as v from 'valibot'
import { inOrder, problemsIn, written } from '../../platform/forms/problems.ts'
import type { ReadForm } from '../../platform/requests/form-reading.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { isOpen, type Opening } from '../../promises/openings/openings.ts'
import { offersTalentPool } from '../../promises/openings/roles.ts'
import type { Promises } from '../../promises/promises.ts'
import { type ApplicationForm, applicationForm, type FieldName, fieldOrder, type Problem } from '../form.ts'
import type { ApplyValues } from '../models.ts'
import { askedOf, writtenDetails } from '../roles/form.ts'
import { type Arrived, type ArrivedFile, arrivedFiles, type FileWorld } from './arrived-files.ts'

/** A form whose opening is known, and what the person wrote in it. */
export interface Checked {
  opening: Opening
  locale: Locale
  values: ApplyValues
  /** The files that passed the gate, uploaded or held. */
  files: ArrivedFile[]
  /** What to say of files that are held no longer. */
  lost: Problem[]
  /** The opening has closed: only what was sent before can still be answered. */
  late: boolean
}

export type CheckOutcome =
  | { outcome: 'noSuchOpening' }
  | ({ outcome: 'toPutRight'; problems: Problem[] } & Checked)
  | Sound

/** Nothing to put right. */
export interface Sound extends Checked {
  outcome: 'sound'
  form: ApplicationForm
}

/** The only thing that matters about a form for an opening that has closed. */
export const closed: Problem = { field: 'form', message: 'openingClosed' }

/** Reads an application whole: every problem is found at once, in the order a person meets the fields. */
export async function checkApplication(
  form: ReadForm,
  locale: Locale,
  promises: Promises,
  world: FileWorld,
  now: Date,
): Promise<CheckOutcome> {
  const opening = promises.openings.find(({ slug }) => slug === form.fields.opening)
  if (!opening) return { outcome: 'noSuchOpening' }
  const values = whatWasWritten(form.fields)
  const late = !isOpen(opening, now, promises.site.timeZone)
  const role = opening.kind === 'open' ? form.fields.role : ''
  const read = v.safeParse(applicationForm, {
    ...askedOf(role ?? '', form.fields),
    role,
    'consent-talent-pool': poolAnswer(opening, promises, form.fields),
  })
  const arrived = await arrivedFiles(form, opening.slug, world, promises.retention, now)
  const checked = { opening, locale, values, files: arrived.files, lost: arrived.lost, late }
  const problems = [
    ...problemsIn<FieldName>(read.issues),
    ...arrived.refused,
    ...arrived.lost,
    ...missingCv(arrived, read.output),
    ...missingRole(opening, form),
  ]
  if (!read.success || problems.length > 0) {
    return { outcome: 'toPutRight', ...checked, problems: late ? [closed] : inOrder(problems, fieldOrder) }
  }
  return { outcome: 'sound', ...checked, form: read.output }
}

/** The talent pool's answer, where the person's role is asked about it at all. */
function poolAnswer(opening: Opening, { retention }: Promises, fields: Record<string, string>): string {
  const isAsked = offersTalentPool(opening, retention, fields.role ?? null)
  return isAsked ? (fields['consent-talent-pool'] ?? '') : ''
}

function missingCv({ files, refused, lost }: Arrived, read: unknown): Problem[] {
  const { cvText, role, partnerAbout } = read as Partial<ApplicationForm>
  const isFile = files.some(({ kind }) => kind === 'cv')
  const isTold = [...refused, ...lost].some(({ field }) => field === 'cv')
  if (isFile || isTold || cvText || partnerAbout) return []
  if (role === 'partner') return [{ field: 'partnerAbout', message: 'partnerAboutMissing' }]
  return [{ field: 'cv', message: 'cvMissing' }]
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
    ...writtenDetails(fields),
    acknowledged: fields.acknowledged === 'on',
    'consent-talent-pool': fields['consent-talent-pool'] === 'on',
    'consent-newsletter': fields['consent-newsletter'] === 'on',
  }
}
