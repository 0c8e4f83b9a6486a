import type { APIRoute } from 'astro'
import { jobsSitemap } from '../../feeds/jobs-sitemap.ts'
import { openAtBuild } from '../../openings/open.ts'

export const GET: APIRoute = ({ site, url }) => new Response(jobsSitemap(openAtBuild, site ?? url.origin))
