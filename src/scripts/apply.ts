import { isLocale } from '../../functions/promises/language/languages.ts'
import type { ScriptWords } from '../components/apply/script-words.ts'
import { countCharacters } from './apply/characters.ts'
import { checkFilesWhenChosen } from './apply/files.ts'
import { warnOfIdentityNumbers } from './apply/identity-numbers.ts'
import { sendInPlace } from './apply/sending.ts'

/** Helps with the form on the page, and again with the one that comes back when something was wrong. */
function begin(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-words]')
  const locale = document.documentElement.lang
  if (!form || !isLocale(locale)) return
  const words: ScriptWords = JSON.parse(form.dataset.words ?? '{}')
  checkFilesWhenChosen(form, words, locale)
  countCharacters(form, words, locale)
  warnOfIdentityNumbers(form, words)
  sendInPlace(form, words, begin)
}

begin()
