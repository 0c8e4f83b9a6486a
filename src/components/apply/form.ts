import type { FieldName, Problem } from '../../../functions/applications/form.ts'
import type { ApplyValues } from '../../../functions/applications/models.ts'
import type { Locale } from '../../../functions/promises/language/languages.ts'
import { wordsIn } from '../../../functions/promises/language/words.ts'

/** A form as it is drawn: empty, or with what the person wrote and what is to be put right. */
export interface FormState {
  locale: Locale
  values: ApplyValues
  problems: Problem[]
}

export const emptyValues: ApplyValues = {
  name: '',
  email: '',
  phone: '',
  address: '',
  letter: '',
  cvText: '',
  role: '',
  acknowledged: false,
  'consent-talent-pool': false,
}

/** The sentence that stands at a field, if something is wrong there. */
export function errorAt(form: FormState, field: FieldName): string | undefined {
  const problem = form.problems.find((problem) => problem.field === field)
  return problem && wordsIn(form.locale).errors[problem.message]
}

/** What ties a control to its label, its error (read first) and its hint. */
export function controlAttributes(form: FormState, field: FieldName, hinted = true) {
  const wrong = errorAt(form, field) !== undefined
  const describedBy = [wrong && `${field}-error`, hinted && `${field}-hint`].filter(Boolean).join(' ')
  return {
    id: field,
    name: field,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  }
}
