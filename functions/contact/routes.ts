import { Hono } from 'hono'
import { knownBy } from '../platform/forms/fingerprint.ts'
import { deliverLetters } from '../platform/mail/outbox.ts'
import { answerTooMany, problemsByField, wantsJson } from '../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../platform/requests/form-reading.ts'
import type { House, Visit } from '../platform/requests/house.ts'
import { networkOf } from '../platform/requests/limits.ts'
import { isLocale, type Locale } from '../promises/language/languages.ts'
import { wordsIn } from '../promises/language/words.ts'
import type { Promises } from '../promises/promises.ts'
import { checkMessage } from './check.ts'
import { keepMessage } from './messages.ts'
import type { ContactModel } from './models.ts'
import { prepareMessage } from './prepare.ts'

const shape = {
  lines: ['locale', 'name', 'email', 'consent-contact', 'leave-empty'],
  texts: ['message'],
  files: [],
} as const

/** Writing to the organisation. */
export function contact(promises: Promises) {
  return new Hono<House>().post('/api/contact', async (c) => {
    const platform = c.get('platform')
    const network = networkOf(c.req.header('cf-connecting-ip'))
    if (!(await platform.limits.mayPostForm(network))) return answerTooMany(c)
    const { fields } = await readForm(c.req.raw, shape)
    const { locale } = fields
    if (!isLocale(locale)) throw new RefusedForm('malformed')
    const checked = checkMessage(fields)
    switch (checked.outcome) {
      case 'toPutRight':
        return formAgain(c, locale, checked)
      case 'sound': {
        const known = await knownBy({ form: checked.message, key: undefined }, platform.fingerprint)
        const rows = await prepareMessage(checked.message, known, promises, platform)
        const reference = await keepMessage(platform.db, rows)
        platform.afterwards(() => deliverLetters(platform))
        return wantsJson(c) ? c.json({ reference }, 201) : c.redirect(`/${locale}/sent/contact/`, 303)
      }
    }
  })
}

/** The same form once more with everything the person wrote; what is wrong stands on top and at its field. */
function formAgain(
  c: Visit,
  locale: Locale,
  { values, problems }: ContactModel,
): Promise<Response> | Response {
  if (wantsJson(c)) return problemsByField(c, locale, wordsIn(locale).contact.problemTitle, problems)
  const model: ContactModel = { values, problems }
  return c.get('platform').render(locale, 'contact', model, 422)
}
