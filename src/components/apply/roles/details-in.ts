import type { ApplyValues } from '../../../../functions/applications/models.ts'
import { detailsOf } from '../../../../functions/applications/roles/form.ts'
import type { Locale } from '../../../../functions/promises/language/languages.ts'
import { wordsIn } from '../../../../functions/promises/language/words.ts'
import { isRole } from '../../../../functions/promises/openings/roles.ts'

/** What the person's role was asked besides, as it is read through before it is sent: field, label and answer. */
export function detailsIn(
  answers: ApplyValues,
  locale: Locale,
): [field: string, label: string, answer: string | undefined][] {
  const { fields } = wordsIn(locale).apply.roles
  const levels: Record<string, string> = fields.level.options
  const asked = isRole(answers.role) ? detailsOf[answers.role] : []
  return asked.map((name) => [
    name,
    fields[name].label,
    name === 'level' ? levels[answers.level] : answers[name],
  ])
}
