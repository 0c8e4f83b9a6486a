import type { APIRoute } from 'astro'
import { sitemapIndex } from '../feeds/sitemap.ts'

export const GET: APIRoute = ({ site, url }) => {
  const address = (path: string) => new URL(path, site ?? url.origin).href
  return new Response(sitemapIndex([address('/sitemap-pages.xml'), address('/feeds/sitemap.xml')]))
}
