import { dayInWords } from '../../../functions/promises/language/in-words.ts'
import type { Locale } from '../../../functions/promises/language/languages.ts'
import type { ScriptWords } from '../../components/apply/script-words.ts'

const dayMs = 24 * 3_600_000

interface Draft {
  savedAt: number
  typed: Record<string, string>
}

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const keyOf = (form: HTMLFormElement) =>
  `draft:${form.querySelector<HTMLInputElement>('[name=opening]')!.value}`

/** What is written in a form: no files, no boxes. */
export function typedIn(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(fieldsOf(form).flatMap(({ name, value }) => (value ? [[name, value]] : [])))
}

/** Lets go of the draft once its application has been sent. */
export function forgetDraft(form: HTMLFormElement): void {
  stored(() => localStorage.removeItem(keyOf(form)))
}

/**
 * A button that keeps what is written on this device, for this job alone; nothing is stored before it is pressed.
 * A draft that is there is put into an empty form, and said; one that is too old is removed.
 */
export function offerDraft(form: HTMLFormElement, words: ScriptWords, locale: Locale): void {
  if (!form.querySelector('#name')) return
  const { draft: said } = words
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  const save = button(said.save)
  const remove = button(said.remove)
  const row = document.createElement('p')
  row.append(save, ' ', remove)
  form.querySelector('.acts')!.after(row, status)

  const draft = readDraft(form, words.draftDays)
  remove.hidden = !draft
  if (draft && !Object.keys(typedIn(form)).length) {
    for (const field of fieldsOf(form)) field.value = draft.typed[field.name] ?? ''
    const filled = document.createElement('p')
    filled.className = 'held'
    filled.setAttribute('role', 'status')
    form.prepend(filled)
    filled.textContent = said.restored.replace('{day}', dayInWords(dayOf(draft.savedAt), locale))
  }
  save.onclick = () => {
    const kept = JSON.stringify({ savedAt: Date.now(), typed: typedIn(form) } satisfies Draft)
    const isKept = stored(() => {
      localStorage.setItem(keyOf(form), kept)
      return true
    })
    status.textContent = isKept ? said.saved : said.failed
    remove.hidden = !isKept
  }
  remove.onclick = () => {
    forgetDraft(form)
    status.textContent = said.removed
    save.focus()
    remove.hidden = true
  }
}

/** Every draft on the device that is too old goes, whichever job it was for. */
function readDraft(form: HTMLFormElement, days: number): Draft | null {
  return stored(() => {
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith('draft:'))) {
      const { savedAt }: Draft = JSON.parse(localStorage.getItem(key)!)
      if (!(Date.now() - savedAt < days * dayMs)) localStorage.removeItem(key)
    }
    return JSON.parse(localStorage.getItem(keyOf(form)) ?? 'null') as Draft | null
  })
}

/** A browser may keep nothing, or something unreadable: then there is no draft. */
function stored<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch {
    return null
  }
}

function fieldsOf(form: HTMLFormElement): Typed[] {
  const fields = form.querySelectorAll<Typed>('textarea, select, [type=text], [type=email], [type=tel]')
  return [...fields].filter(({ name }) => name !== 'leave-empty')
}

function button(text: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'plain'
  made.textContent = text
  return made
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
