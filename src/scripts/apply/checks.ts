import { safeParse } from 'valibot'
import { applicationForm } from '../../../functions/applications/form.ts'
import type { Locale } from '../../../functions/promises/language/languages.ts'
import { plural } from '../../../functions/promises/language/words.ts'
import type { ScriptWords } from '../../components/apply/script-words.ts'
import { remark } from './remarks.ts'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * What is certainly wrong in a field is said when the field is left, by the same schema the server checks by; what is
 * empty is left to the server. What was wrong and is mended is said no more, and the summary follows.
 */
export function checkWhenLeft(form: HTMLFormElement, words: ScriptWords, locale: Locale): void {
  form.addEventListener('change', ({ target }) => {
    const control = target as Control
    const problem = problemIn(control, words)
    if (problem === undefined) return
    remark(control, 'error', problem)
    if (control.name === 'cvText') mendCv(form)
    followInSummary(form, words, locale)
  })
}

/** The sentence for what is wrong, null when nothing is, undefined when only the server can tell. */
function problemIn(control: Control, words: ScriptWords): string | null | undefined {
  if (control.type === 'file') return control.value ? null : undefined
  const schema = applicationForm.entries[control.name as keyof typeof applicationForm.entries]
  const value = control.type === 'checkbox' ? (control as HTMLInputElement).checked && 'on' : control.value
  if (!schema || !value) return undefined
  const { issues } = safeParse(schema, value)
  return issues ? words.wrong[issues[0].message as keyof ScriptWords['wrong']] : null
}

/** A pasted CV is a CV: no file is missing any more. */
function mendCv(form: HTMLFormElement): void {
  const file = form.querySelector<HTMLInputElement>('#cv')!
  if (!file.value) remark(file, 'error', null)
}

function followInSummary(form: HTMLFormElement, words: ScriptWords, locale: Locale): void {
  const summary = document.querySelector<HTMLElement>('#errors')
  if (!summary) return
  const list = summary.querySelector('ul')!
  const ofTheWhole = [...list.children].filter((item) => !item.querySelector('a'))
  const atFields = [...form.querySelectorAll('.error')].map((error) => {
    const link = document.createElement('a')
    link.href = `#${error.id.replace(/-error$/, '')}`
    link.textContent = error.textContent.trim()
    const item = document.createElement('li')
    item.append(link)
    return item
  })
  const heading = document.title.split(' – ').slice(summary.hidden ? 0 : 1)
  list.replaceChildren(...ofTheWhole, ...atFields)
  const count = list.children.length
  summary.hidden = count === 0
  summary.querySelector('h2')!.textContent = plural(words.errorSummary, count, locale)
  const counted = count > 0 ? [plural(words.errorTitle, count, locale)] : []
  document.title = [...counted, ...heading].join(' – ')
}
