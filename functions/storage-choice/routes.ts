import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { answerTooMany, localeOf, wantsJson } from '../platform/requests/answers.ts'
import { readForm } from '../platform/requests/form-reading.ts'
import type { House, Visit } from '../platform/requests/house.ts'
import { networkOf } from '../platform/requests/limits.ts'
import { type Day, dayIn } from '../promises/calendar/calendar.ts'
import { isAskedFor } from '../promises/choice/asked.ts'
import { choiceCookieName, choiceRule } from '../promises/choice/kept.ts'
import { storageQuestion } from '../promises/choice/question.ts'
import { type Cookie, patternOf } from '../promises/cookies.ts'
import type { Promises } from '../promises/promises.ts'
import { eraseBy } from '../promises/rules.ts'
import { type Choice, newNumber, readChoice, secondsToKeep, stands, written } from './choice.ts'
import { answerIn, shape } from './form.ts'
import { recordAnswer } from './ledger.ts'
import type { ChoiceModel } from './models.ts'
import { scriptFor } from './script.ts'

/** Saying yes or no to what may be stored in a browser; no such address exists while content lists nothing to ask. */
export function storageChoices({ site, retention, purposes, cookies }: Promises) {
  const app = new Hono<House>()
  const question = storageQuestion(purposes)
  if (!question) return app
  const rule = choiceRule(retention)
  const controller = site.controllers[0]!.id
  const todayOf = (c: Visit) => dayIn(site.timeZone, c.get('platform').clock())
  const modelOf = (choice: Choice | null, today: Day): ChoiceModel => {
    if (!choice) return { answer: 'none' }
    if (!stands(choice, question, rule, today)) return { answer: 'changed' }
    const { number, madeOn, allowed } = choice
    return { answer: 'given', number, madeOn, until: eraseBy(rule, madeOn), allowed }
  }

  return app
    .post('/api/storage-choice', async (c) => {
      const { limits, db, clock } = c.get('platform')
      const now = clock()
      if (!(await limits.mayPostForm(networkOf(c.req.header('cf-connecting-ip'))))) return answerTooMany(c)
      const { locale, mark, allowed, staysOnPage } = answerIn(await readForm(c.req.raw, shape), question)
      const ownPage = `/${locale}/cookies/choice/`
      if (mark !== question.mark) return c.redirect(ownPage, 303)
      const number = choiceIn(c)?.number ?? newNumber()
      const choice: Choice = { number, mark, madeOn: dayIn(site.timeZone, now), allowed }
      await recordAnswer(db, question, choice, { locale, controller }, now)
      setCookie(c, choiceCookieName, written(choice), {
        ...ours,
        httpOnly: true,
        sameSite: 'Lax',
        maxAge: secondsToKeep(rule, choice.madeOn, site.timeZone, now),
      })
      forget(c, cookies, choice)
      if (wantsJson(c)) return c.json({ allowed, askedAgainOn: eraseBy(rule, choice.madeOn) }, 201)
      return c.redirect(staysOnPage ? (pageBefore(c) ?? ownPage) : ownPage, 303)
    })
    .get('/api/storage-choice.js', (c) => {
      const choice = choiceIn(c)
      const allowed = choice && stands(choice, question, rule, todayOf(c)) ? choice.allowed : null
      return c.body(scriptFor(allowed, cookies), 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
    })
    .get('/:locale{sv|nb|en}/cookies/choice/', (c) => {
      const model = modelOf(choiceIn(c), todayOf(c))
      return c.get('platform').render(localeOf(c), 'choice', model, 200)
    })
}

/** What every `__Host-` cookie must be (RFC 6265bis §4.1.3.2). */
const ours = { path: '/', secure: true } as const

function choiceIn(c: Visit): Choice | null {
  return readChoice(getCookie(c, choiceCookieName))
}

/** Takes away what the person has no longer said yes to, as far as this host set it: a supplier's is the supplier's. */
function forget(c: Visit, cookies: Cookie[], { allowed }: Choice): void {
  const refused = cookies.filter(
    (cookie) => isAskedFor(cookie) && !allowed.some((yes) => yes === cookie.category),
  )
  const patterns = refused.map((cookie) => new RegExp(patternOf(cookie)))
  for (const name of Object.keys(getCookie(c)))
    if (patterns.some((pattern) => pattern.test(name))) deleteCookie(c, name, ours)
}

/** The page the form was on, if it is one of ours that can be asked for again. */
function pageBefore(c: Visit): string | null {
  const referer = c.req.header('referer') ?? ''
  if (!URL.canParse(referer)) return null
  const { origin, pathname, search } = new URL(referer)
  return origin === c.get('platform').origin && /^\/(sv|nb|en)\//.test(pathname) ? pathname + search : null
}
