import { cf, finalize } from '@astrojs/cloudflare/fetch'
import type { ExecutionContext } from '@cloudflare/workers-types'
import { astro, FetchState } from 'astro/fetch'
import type { Env } from './settings.ts'

/**
 * A page for one person, drawn by Astro to its end before it is answered, so that a page that fails on the way is an
 * error and never half a page. Loaded when first needed: most requests draw nothing.
 */
export async function drawn(
  address: URL,
  locals: { model: unknown; path: string | undefined },
  env: Env,
  ctx: ExecutionContext,
): Promise<Response> {
  const state = new FetchState(new Request(address))
  Object.assign(state.locals, locals)
  await cf(state, env, ctx)
  const page = finalize(state, await astro(state))
  return new Response(await page.text(), page)
}
