import type { Locale } from '../../../functions/promises/language/languages.ts'
import { plural } from '../../../functions/promises/language/words.ts'
import type { ScriptWords } from '../../components/apply/script-words.ts'

const saidAfterPauseMs = 1_000

/** How many characters are left, counted as the server counts them; said aloud only once the writing pauses. */
export function countCharacters(form: HTMLFormElement, words: ScriptWords, locale: Locale): void {
  for (const area of form.querySelectorAll('textarea')) {
    const limit = Number(area.dataset.limit)
    const shown = document.createElement('p')
    shown.className = 'hint'
    shown.setAttribute('aria-hidden', 'true')
    const said = document.createElement('p')
    said.className = 'out-of-sight'
    said.setAttribute('role', 'status')
    area.after(shown, said)
    let pause: ReturnType<typeof setTimeout> | undefined
    const count = () => {
      const left = limit - [...area.value.normalize('NFC').trim()].length
      shown.hidden = left > limit / 2
      shown.textContent = shown.hidden
        ? ''
        : plural(left < 0 ? words.over : words.left, Math.abs(left), locale)
      clearTimeout(pause)
      pause = setTimeout(() => {
        said.textContent = shown.textContent
      }, saidAfterPauseMs)
    }
    area.oninput = count
    count()
  }
}
