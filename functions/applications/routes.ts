import { Hono } from 'hono'
import { knownBy } from '../platform/forms/fingerprint.ts'
import { deliverLetters } from '../platform/mail/outbox.ts'
import { answerProblem, answerTooMany, localeOf, wantsJson } from '../platform/requests/answers.ts'
import { RefusedForm, readForm } from '../platform/requests/form-reading.ts'
import type { House, Visit } from '../platform/requests/house.ts'
import { networkOf } from '../platform/requests/limits.ts'
import { isLocale, type Locale } from '../promises/language/languages.ts'
import type { Promises } from '../promises/promises.ts'
import { formAgain, reviewPage } from './form-pages.ts'
import { readStanding } from './receipt.ts'
import { detailNames, longDetails } from './roles/form.ts'
import { type AlsoSubscribe, alsoAsked } from './sending/also.ts'
import { notHeld } from './sending/arrived-files.ts'
import { checkApplication, closed } from './sending/check.ts'
import { intentOf } from './sending/intent.ts'
import { prepareSubmission } from './sending/prepare.ts'
import { type Accepted, keptBefore, submit } from './sending/submit.ts'

const shape = {
  lines: [
    'opening',
    'locale',
    'name',
    'email',
    'phone',
    'role',
    ...detailNames.filter((name) => !longDetails.includes(name)),
    'acknowledged',
    'consent-talent-pool',
    'consent-newsletter',
    'intent',
    'heldCv',
    'heldPhoto',
    'removeCv',
    'removePhoto',
    'idempotencyKey',
    'leave-empty',
  ],
  texts: ['address', 'letter', 'cvText', ...longDetails],
  files: ['cv', 'photo'],
} as const

/** Applying for a job and the receipt for it; with `alsoSubscribe`, asking for the newsletter on the way. */
export function applications(promises: Promises, alsoSubscribe: AlsoSubscribe | null) {
  return new Hono<House>()
    .post('/api/applications', async (c) => {
      const platform = c.get('platform')
      const now = platform.clock()
      const network = networkOf(c.req.header('cf-connecting-ip'))
      if (!(await platform.limits.mayPostForm(network))) return answerTooMany(c)
      const form = await readForm(c.req.raw, shape)
      const intent = intentOf(form.fields.intent)
      const locale = form.fields.locale
      if (!intent || !isLocale(locale)) throw new RefusedForm('malformed')
      const checked = await checkApplication(form, locale, promises, platform, now)
      if (checked.outcome === 'noSuchOpening') return answerProblem(c, 'openingUnknown', 422, locale)
      if (typeof intent === 'object') return formAgain(c, checked, now, checked.lost, intent.change)
      if (checked.outcome === 'toPutRight') return formAgain(c, checked, now, checked.problems)
      if (intent === 'review') return reviewPage(c, checked, now)
      const known = await knownBy(
        {
          form: checked.form,
          files: checked.files.map((file) => ('mark' in file ? file : file.bytes)),
          key: form.fields.idempotencyKey,
        },
        platform.fingerprint,
      )
      const result = checked.late
        ? await keptBefore(platform.db, known)
        : await submit(platform.db, {
            ...(await prepareSubmission(checked, known, promises, platform, now)),
            ...(await alsoAsked(checked.form, network, platform, alsoSubscribe)),
          })
      switch (result.outcome) {
        case 'openingClosed':
          return formAgain(c, { ...checked, files: [] }, now, [closed])
        case 'otherContent':
          return formAgain(c, { ...checked, files: [] }, now, [{ field: 'form', message: 'otherContent' }])
        case 'fileTaken':
          return formAgain(c, { ...checked, files: [] }, now, checked.files.map(notHeld))
        case 'accepted':
          platform.afterwards(() => deliverLetters(platform))
          return accepted(c, locale, result.application)
      }
    })
    .get('/:locale{sv|nb|en}/applications/:token/', async (c) => {
      const locale = localeOf(c)
      const platform = c.get('platform')
      const id = await platform.addresses.idFrom('receipt', c.req.param('token'))
      if (!id) return answerProblem(c, 'notFound', 404, locale)
      const standing = await readStanding(platform.db, promises, id, platform.clock())
      if (!standing) return answerProblem(c, 'applicationGone', 410, locale)
      const { receipt } = standing
      const answer = wantsJson(c) ? c.json(receipt) : await platform.render(locale, 'receipt', receipt, 200)
      answer.headers.set('X-Robots-Tag', 'noindex')
      return answer
    })
}

async function accepted(c: Visit, locale: Locale, application: Accepted): Promise<Response> {
  const { origin, addresses } = c.get('platform')
  const receipt = `/${locale}/applications/${await addresses.tokenFor('receipt', application.id)}/`
  if (!wantsJson(c)) return c.redirect(receipt, 303)
  const { reference, receivedAt, rule, eraseBy } = application
  const links = { receipt: `${origin}${receipt}`, myData: `${origin}/${locale}/my-data/` }
  return c.json({ reference, receivedAt: receivedAt.toISOString(), retention: { rule, eraseBy }, links }, 201)
}
