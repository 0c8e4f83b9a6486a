import { isLocale } from '../../functions/promises/language/languages.ts'
import type { ScriptWords } from '../components/apply/script-words.ts'
import { suggestAddress } from './apply/address-typos.ts'
import { countCharacters } from './apply/characters.ts'
import { checkWhenLeft } from './apply/checks.ts'
import { offerDraft } from './apply/drafts.ts'
import { checkFilesWhenChosen } from './apply/files.ts'
import { warnOfIdentityNumbers } from './apply/identity-numbers.ts'
import { sendInPlace } from './apply/sending.ts'

/** Helps with the form on the page, and again with the one that comes back. */
async function begin(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[data-words]')
  const locale = document.documentElement.lang
  if (!form || !isLocale(locale)) return
  const { default: words }: { default: ScriptWords } = await import(/* @vite-ignore */ form.dataset.words!)
  offerDraft(form, words, locale)
  checkFilesWhenChosen(form, words, locale)
  countCharacters(form, words, locale)
  warnOfIdentityNumbers(form, words)
  suggestAddress(form, words)
  checkWhenLeft(form, words, locale)
  sendInPlace(form, words, begin)
}

begin()
