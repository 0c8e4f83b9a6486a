import type { Problem } from '../../../functions/platform/forms/problems.ts'
import type { Locale } from '../../../functions/promises/language/languages.ts'
import { wordsIn } from '../../../functions/promises/language/words.ts'

/** A form as it is drawn: empty, or with what the person wrote and what is to be put right. */
export interface FormState<Values extends Written = Written> {
  locale: Locale
  values: Values
  problems: readonly Problem[]
  /** The field the person came back to change. */
  change?: string | null
}

type Written = Readonly<Record<string, string | boolean>>

/** The sentence that stands at a field, if something is wrong there. */
export function errorAt(form: FormState, field: string): string | undefined {
  const problem = form.problems.find((problem) => problem.field === field)
  return problem && wordsIn(form.locale).errors[problem.message]
}

/** What the person wrote in a field. */
export function textAt({ values }: FormState, field: string): string {
  return String(values[field] ?? '')
}

/** What ties a control to its label, its error (read first) and its hint. */
export function controlAttributes(form: FormState, field: string, hinted = true) {
  const wrong = errorAt(form, field) !== undefined
  const describedBy = [wrong && `${field}-error`, hinted && `${field}-hint`].filter(Boolean).join(' ')
  return {
    id: field,
    name: field,
    'aria-describedby': describedBy || undefined,
    autofocus: form.change === field || undefined,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  }
}
