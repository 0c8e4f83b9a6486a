import { bytesInWords } from '../../../functions/promises/language/in-words.ts'
import type { Locale } from '../../../functions/promises/language/languages.ts'
import type { ScriptWords } from '../../components/apply/script-words.ts'
import { remark } from './remarks.ts'

type FileField = 'cv' | 'photo'

/** Says at once when a file cannot be taken, and lets go of it; shows the others with their size and a way to remove them. */
export function checkFilesWhenChosen(form: HTMLFormElement, words: ScriptWords, locale: Locale): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('[type=file]')) {
    input.onchange = () => look(input, words, locale)
    if (input.files?.length) look(input, words, locale)
  }
}

function look(input: HTMLInputElement, words: ScriptWords, locale: Locale): void {
  const file = input.files?.[0]
  const problem = file && problemWith(file, input)
  input.parentElement?.querySelector('.chosen')?.remove()
  remark(input, 'error', problem ? words[`${input.id as FileField}${problem}`] : null)
  if (problem) input.value = ''
  else if (file) show(file, input, words, locale)
}

function problemWith(file: File, input: HTMLInputElement): 'Empty' | 'TooLarge' | 'WrongKind' | undefined {
  const name = file.name.trim().toLowerCase()
  const fits = input.accept.split(',').some((kind) => file.type === kind || name.endsWith(kind))
  if (!fits) return 'WrongKind'
  if (file.size === 0) return 'Empty'
  return file.size > Number(input.dataset.maxBytes) ? 'TooLarge' : undefined
}

function show(file: File, input: HTMLInputElement, words: ScriptWords, locale: Locale): void {
  const chosen = document.createElement('p')
  chosen.className = 'chosen'
  const remove = document.createElement('button')
  remove.type = 'button'
  remove.className = 'plain'
  remove.textContent = words.remove
  remove.onclick = () => {
    input.value = ''
    look(input, words, locale)
    input.focus()
  }
  chosen.append(`${file.name}, ${bytesInWords(file.size, locale)} `, remove)
  input.after(chosen)
}
