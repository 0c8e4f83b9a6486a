import type { Wrong } from '../../../../functions/applications/desk/models.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import type { FormState } from '../../form/form-state.ts'

/** What was wrong in the note or the label just sent, as a form shows it; status says what is wrong in its own words. */
export function formOf(wrong: Wrong | null, locale: Locale): FormState {
  if (!wrong || wrong.form === 'status') return { locale, values: {}, problems: [] }
  const values: Record<string, string> = wrong.form === 'note' ? { note: wrong.note } : { label: wrong.label }
  return { locale, values, problems: [{ field: wrong.form, message: wrong.message }] }
}
