import { cf, finalize } from '@astrojs/cloudflare/fetch'
import type { ExecutionContext } from '@cloudflare/workers-types'
import { astro, FetchState } from 'astro/fetch'
import type { Env } from './settings.ts'

/** A page for one person, drawn by Astro. Loaded when first needed: most requests draw nothing. */
export async function drawn(
  address: URL,
  locals: { model: unknown; path: string | undefined },
  env: Env,
  ctx: ExecutionContext,
): Promise<Response> {
  const state = new FetchState(new Request(address))
  Object.assign(state.locals, locals)
  await cf(state, env, ctx)
  return finalize(state, await astro(state))
}
