import type { Holder } from '../../platform/held/holder.ts'
import { wantsJson } from '../../platform/requests/answers.ts'
import type { Visit } from '../../platform/requests/house.ts'
import { cookieOf } from '../../platform/requests/keys-in-browsers.ts'
import { dayIn } from '../../promises/calendar/calendar.ts'
import type { Locale } from '../../promises/language/languages.ts'
import type { Promises } from '../../promises/promises.ts'
import { whatMayBeDone } from '../acting/may.ts'
import type { MineModel } from '../models.ts'
import { notOpen } from '../opening/not-open.ts'
import { findKey } from '../opening/visits.ts'
import { everythingFor } from './model.ts'

/** The page with everything as it stands, with what was just done on it or what was wrong in that. */
export async function minePage(
  c: Visit,
  locale: Locale,
  { promises, holders }: { promises: Promises; holders: readonly Holder[] },
  said: Pick<MineModel, 'done' | 'doneTo' | 'wrong'>,
): Promise<Response> {
  const platform = c.get('platform')
  const visit = await findKey(platform, cookieOf(c, 'mine'), 'visit', promises)
  if (!visit) return notOpen(c)
  const held = await everythingFor(visit, platform, holders, { locale, promises })
  const today = dayIn(promises.site.timeZone, new Date(held.shownAt))
  const may = whatMayBeDone(held.items, holders, { locale, today, promises })
  const model: MineModel = { ...said, ...held, may }
  if (wantsJson(c)) return c.json(model)
  return platform.render(locale, 'my-data/mine', model, said.wrong ? 422 : 200)
}
