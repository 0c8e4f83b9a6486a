import { Hono } from 'hono'
import * as v from 'valibot'
import { problemsIn, written } from '../../platform/forms/problems.ts'
import { answerTooMany, problemsByField, wantsJson } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { isLocale, type Locale } from '../../promises/language/languages.ts'
import { plural, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { linkForm, type Problem } from '../form.ts'
import type { AskModel } from '../models.ts'
import { sendLink } from './send.ts'

const shape = { lines: ['locale', 'email', 'leave-empty'], texts: [], files: [] } as const

/** Asking for a link to one's data: the answer is the same whatever is known of the address, and nobody looks. */
export function asking(promises: Promises) {
  return new Hono<House>().post('/api/my-data/link', async (c) => {
    const { limits } = c.get('platform')
    if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
    const { fields } = await readForm(c.req.raw, shape)
    const { locale } = fields
    if (!isLocale(locale)) throw new RefusedForm('malformed')
    const read = v.safeParse(linkForm, fields)
    if (read.success) {
      await sendLink(c, { ...read.output, opens: 'link' }, promises)
      return lookInYourMailbox(c, locale)
    }
    const problems = problemsIn<Problem['field']>(read.issues)
    if (problems.some(({ field }) => field === 'leave-empty')) return lookInYourMailbox(c, locale)
    return formAgain(c, locale, { values: { email: written(fields, 'email') }, problems })
  })
}

function lookInYourMailbox(c: Visit, locale: Locale): Response {
  return wantsJson(c) ? c.body(null, 202) : c.redirect(`/${locale}/sent/my-data/`, 303)
}

function formAgain(c: Visit, locale: Locale, model: AskModel): Promise<Response> | Response {
  const title = plural(wordsIn(locale).apply.errorTitle, model.problems.length, locale)
  if (wantsJson(c)) return problemsByField(c, locale, title, model.problems)
  return c.get('platform').render(locale, 'my-data', model, 422)
}
