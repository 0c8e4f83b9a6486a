import type { APIRoute } from 'astro'
import { startOfDayIn } from '../../../functions/promises/calendar/wall-clock.ts'
import { promises } from '../../../functions/promises/compiled.ts'
import { advertsIn } from '../../feeds/adverts.ts'
import { atom } from '../../feeds/atom.ts'
import { feedAt } from '../../feeds/feed.ts'
import { localeOf } from '../../i18n/drawn.ts'
import { inEveryLanguage } from '../../i18n/languages.ts'

export const getStaticPaths = inEveryLanguage

export const GET: APIRoute = async ({ params, site, url }) => {
  const origin = site ?? url.origin
  const locale = localeOf(params)
  const feed = feedAt(url.pathname, locale, await advertsIn(locale, origin), promises.site, origin)
  return new Response(atom(feed, locale, startOfDayIn(promises.site.timeZone, promises.builtOn)))
}
