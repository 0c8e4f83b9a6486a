import { Hono } from 'hono'
import * as v from 'valibot'
import { problemsIn, written } from '../../platform/forms/problems.ts'
import { newId } from '../../platform/ids.ts'
import { deliverLetters, queuedLetter } from '../../platform/mail/outbox.ts'
import { newKey } from '../../platform/one-time-keys.ts'
import { answerTooMany, problemsByField, wantsJson } from '../../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../../platform/requests/form-reading.ts'
import type { House, Visit } from '../../platform/requests/house.ts'
import { networkOf } from '../../platform/requests/limits.ts'
import { isLocale, type Locale } from '../../promises/language/languages.ts'
import { plural, wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import { sealAddress } from '../access.ts'
import { keepCookie, keyOfBrowser } from '../cookies.ts'
import { type LinkForm, linkForm, type Problem } from '../form.ts'
import type { AskModel } from '../models.ts'
import { linkLetter } from './letters.ts'
import { askForLink, linkLetterName } from './links.ts'

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
      await sendLink(c, read.output, promises)
      return lookInYourMailbox(c, locale)
    }
    const problems = problemsIn<Problem['field']>(read.issues)
    if (problems.some(({ field }) => field === 'leave-empty')) return lookInYourMailbox(c, locale)
    return formAgain(c, locale, { values: { email: written(fields, 'email') }, problems })
  })
}

async function sendLink(c: Visit, { email, locale }: LinkForm, promises: Promises): Promise<void> {
  const platform = c.get('platform')
  const now = platform.clock()
  const asked = await keyOfBrowser(c)
  const { key, keyHash } = await newKey()
  const address = `${platform.origin}/${locale}/my-data/${key}/`
  const id = newId(now)
  const about = { id: newId(now), subjectId: id, letter: linkLetterName, purpose: 'service' } as const
  const link = {
    id,
    opens: 'link' as const,
    keyHash,
    askedHash: asked.keyHash,
    addressHash: await platform.addressHash(email),
    sealedAddress: await sealAddress(platform, keyHash, { email }),
    madeAt: now.getTime(),
  }
  const drawn = linkLetter(promises, { locale, address })
  const letter = await queuedLetter({ ...about, to: email, ...drawn }, platform.addressHash, now)
  await platform.db.write(askForLink({ link, letter }))
  keepCookie(c, 'asked', asked.key, promises)
  platform.afterwards(() => deliverLetters(platform))
}

function lookInYourMailbox(c: Visit, locale: Locale): Response {
  return wantsJson(c) ? c.body(null, 202) : c.redirect(`/${locale}/sent/my-data/`, 303)
}

function formAgain(c: Visit, locale: Locale, model: AskModel): Promise<Response> | Response {
  const title = plural(wordsIn(locale).apply.errorTitle, model.problems.length, locale)
  if (wantsJson(c)) return problemsByField(c, locale, title, model.problems)
  return c.get('platform').render(locale, 'my-data', model, 422)
}
