import { Hono } from 'hono'
import { deliverLetters } from '../../platform/mail/outbox.ts'
import { answerTooMany, problemsByField, wantsJson } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { isLocale, type Locale } from '../../promises/language/languages.ts'
import { plural, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import type { SignUpModel } from '../models.ts'
import { prepareAsking } from './ask.ts'
import { checkSignUp } from './check.ts'
import { askForConfirmation } from './requests.ts'

const shape = {
  lines: ['locale', 'email', 'consent-newsletter', 'leave-empty'],
  texts: [],
  files: [],
  lists: ['topics', 'place', 'kind'],
} as const

/** Asking for the newsletter: the answer is the same whatever is known of the address. */
export function subscribing(promises: Promises) {
  return new Hono<House>().post('/api/newsletter', async (c) => {
    const platform = c.get('platform')
    const network = networkOf(c.req.header('cf-connecting-ip'))
    if (!(await platform.limits.mayPostForm(network))) return answerTooMany(c)
    const read = await readForm(c.req.raw, shape)
    const { locale } = read.fields
    if (!isLocale(locale)) throw new RefusedForm('malformed')
    const checked = checkSignUp(read, promises.openings)
    switch (checked.outcome) {
      case 'toPutRight':
        return formAgain(c, locale, checked)
      case 'trapped':
        return lookInYourMailbox(c, locale)
      case 'sound': {
        const { form, wishes } = checked
        const asked = { email: form.email, locale, wishes, form: 'newsletter', network } as const
        await platform.db.write(askForConfirmation(await prepareAsking(asked, promises, platform)))
        platform.afterwards(() => deliverLetters(platform))
        return lookInYourMailbox(c, locale)
      }
    }
  })
}

function lookInYourMailbox(c: Visit, locale: Locale): Response {
  return wantsJson(c) ? c.body(null, 202) : c.redirect(`/${locale}/sent/newsletter/`, 303)
}

function formAgain(
  c: Visit,
  locale: Locale,
  { values, problems }: SignUpModel,
): Promise<Response> | Response {
  const title = plural(wordsIn(locale).apply.errorTitle, problems.length, locale)
  if (wantsJson(c)) return problemsByField(c, locale, title, problems)
  const model: SignUpModel = { values, problems }
  return c.get('platform').render(locale, 'newsletter', model, 422)
}
