import { deliverLetters } from '../../platform/mail/outbox.ts'
import { localeOf, problemsByField, wantsJson } from '../../platform/requests/answers.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { wordsIn } from '../../promises/language/words.ts'
import type { Promises } from '../../promises/promises.ts'
import type { Problem } from '../form.ts'
import type { ReceiptModel } from '../models.ts'
import type { Standing } from '../receipt.ts'
import { keepLonger } from './keep.ts'

/** What came with the press, and what was wrong in it. */
export interface Asked {
  id: string
  standing: Standing
  consents: boolean
  problems: Problem[]
  now: Date
}

/**
 * Keeps the application longer and shows the receipt with its new day; where nothing is offered, as it is. Without the
 * box where it takes a consent, nothing changes and the receipt says so.
 */
export async function keep(c: Visit, promises: Promises, asked: Asked): Promise<Response> {
  const platform = c.get('platform')
  const { id, standing, consents, now } = asked
  const { longer, receipt } = standing
  if (!longer) return c.redirect(c.req.path, 303)
  const unticked: Problem = { field: 'consent-talent-pool', message: 'keepBoxMissing' }
  const problems = [...(longer.by === 'consent' && !consents ? [unticked] : []), ...asked.problems]
  if (problems.length > 0) return nothingChanged(c, receipt, problems)
  const { reference } = receipt
  const by = { form: 'receipt', locale: localeOf(c) } as const
  const kept = { ...standing, id, found: id, reference, longer, asked: by, now }
  await platform.db.write(await keepLonger(platform, promises, kept))
  platform.afterwards(() => deliverLetters(platform))
  return c.redirect(c.req.path, 303)
}

async function nothingChanged(c: Visit, receipt: ReceiptModel, problems: Problem[]): Promise<Response> {
  const locale = localeOf(c)
  if (wantsJson(c)) return problemsByField(c, locale, wordsIn(locale).keepLonger.title, problems)
  const answer = await c.get('platform').render(locale, 'receipt', { ...receipt, problems }, 422)
  answer.headers.set('X-Robots-Tag', 'noindex')
  return answer
}
