import { type ReadForm, RefusedForm } from '../platform/requests/form-reading.ts'
import { type AskedCategory, askedCategories } from '../promises/choice/asked.ts'
import type { Question } from '../promises/choice/question.ts'
import { isLocale, type Locale } from '../promises/language/languages.ts'

export const shape = {
  lines: ['locale', 'question', 'answer', 'stay'],
  texts: [],
  files: [],
  lists: ['allow'],
} as const

export interface Answer {
  locale: Locale
  /** The mark of the question the person saw. */
  mark: string
  allowed: AskedCategory[]
  /** Whether the page they were on goes on by itself; without its script it could not show what was answered. */
  staysOnPage: boolean
}

/** What was pressed and ticked; throws `RefusedForm` for what none of our pages can send. */
export function answerIn({ fields, lists }: ReadForm, { purposes }: Question): Answer {
  const { locale, question: mark, answer, stay } = fields
  if (!isLocale(locale) || !mark) throw new RefusedForm('malformed')
  const ticked = lists.allow ?? []
  if (!ticked.every((name) => askedCategories.some((category) => category === name)))
    throw new RefusedForm('malformed')
  const asked = purposes.map(({ category }) => category)
  const answers: Record<string, AskedCategory[]> = {
    all: asked,
    none: [],
    ticked: asked.filter((category) => ticked.includes(category)),
  }
  const allowed = answer && Object.hasOwn(answers, answer) ? answers[answer] : undefined
  if (!allowed) throw new RefusedForm('malformed')
  return { locale, mark, allowed, staysOnPage: stay === 'on' }
}
