import { problemsByField, wantsJson } from '../../platform/requests/answers.ts'
import type { Visit } from '../../platform/requests/house.ts'
import type { Locale } from '../../promises/language/languages.ts'
import { wordsIn } from '../../promises/language/words.ts'
import type { SignInModel } from '../models.ts'

/** The way in once more, with what is to be put right. */
export function signInAgain(c: Visit, locale: Locale, model: SignInModel): Promise<Response> | Response {
  if (wantsJson(c)) return problemsByField(c, locale, wordsIn(locale).desk.signIn.title, model.problems)
  return c.get('platform').render(locale, 'desk/sign-in', model, 422)
}
