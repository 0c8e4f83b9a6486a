import { localeOf, problemDetails, problemsByField, wantsJson } from '../../platform/requests/answers.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { onHoldInWords } from '../../promises/language/held-words.ts'
import { dayInWords } from '../../promises/language/in-words.ts'
import { fill, wordsIn } from '../../promises/language/words.ts'
import type { Problem } from '../form.ts'
import type { ReceiptModel, WithdrawModel } from '../models.ts'

/** Nothing has been changed yet: one more press is needed, or a field is to be emptied. */
export async function askOnceMore(c: Visit, receipt: ReceiptModel, problems: Problem[]): Promise<Response> {
  const locale = localeOf(c)
  const unconfirmed: Problem = { field: 'form', message: 'withdrawalUnconfirmed' }
  if (wantsJson(c))
    return problemsByField(c, locale, wordsIn(locale).withdraw.title, [...problems, unconfirmed])
  return page(c, { receipt, problems }, problems.length > 0 ? 422 : 200)
}

/** Whether it stays although its person wants it gone: the recruitment has ended, or a hold keeps what they wanted gone. */
export function isKept({ decided, hold, isLockedAway }: ReceiptModel): boolean {
  return decided || (hold !== null && isLockedAway)
}

/** What is kept, until when and why (GDPR art. 12.4 and 17.3 e). */
export async function keptAnyway(c: Visit, receipt: ReceiptModel): Promise<Response> {
  const locale = localeOf(c)
  const { decidedTitle, decided } = wordsIn(locale).withdraw
  if (!wantsJson(c)) return page(c, { receipt, problems: [] }, 409)
  const day = dayInWords(receipt.eraseByWithoutPool, locale)
  const detail = receipt.hold ? onHoldInWords(receipt.hold, locale) : fill(decided, { day })
  return problemDetails(c, { status: 409, title: decidedTitle, detail, eraseBy: receipt.eraseByWithoutPool })
}

/** The same answer however often it is asked for: the application is withdrawn. */
export function gone(c: Visit): Response {
  return wantsJson(c) ? c.json({ withdrawn: true }) : c.redirect(`/${localeOf(c)}/sent/withdrawn/`, 303)
}

/** The receipt shows how things stand now. */
export function backToReceipt(c: Visit): Response {
  return c.redirect(c.req.path, 303)
}

async function page(c: Visit, model: WithdrawModel, status: 200 | 409 | 422): Promise<Response> {
  const answer = await c.get('platform').render(localeOf(c), 'withdraw', model, status)
  answer.headers.set('X-Robots-Tag', 'noindex')
  return answer
}
