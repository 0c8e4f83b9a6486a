import type { APIRoute } from 'astro'
import { promises } from '../../../functions/promises/compiled.ts'
import { fallbackLocale } from '../../../functions/promises/language/languages.ts'
import { advertsInEveryLanguage } from '../../feeds/adverts.ts'
import { feedAt } from '../../feeds/feed.ts'
import { jsonFeed } from '../../feeds/json-feed.ts'

export const GET: APIRoute = async ({ site, url }) => {
  const origin = site ?? url.origin
  const adverts = await advertsInEveryLanguage(origin)
  return Response.json(jsonFeed(feedAt(url.pathname, fallbackLocale, adverts, promises.site, origin)))
}
