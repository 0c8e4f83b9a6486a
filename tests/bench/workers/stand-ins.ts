import type { ExecutionContext, ScheduledController } from '@cloudflare/workers-types'
import type { Env } from '../../../functions/platform/settings.ts'
import { bucketAt } from './objects.ts'

interface Portal {
  fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response>
  scheduled(
    controller: Pick<ScheduledController, 'cron' | 'scheduledTime'>,
    env: Env,
    ctx: ExecutionContext,
  ): Promise<void>
}

type Bench = Env & { STORE_URL: string }

const tickPath = '/bench/tick?'

/** The built portal with what bare workerd lacks: a bucket, a counter, an asset layer, and a way to call its cron. */
export function withStandIns(portal: Portal) {
  let known: Env | null = null
  return {
    async fetch(request: Request, env: Bench, ctx: ExecutionContext): Promise<Response> {
      known ??= complete(env)
      if (!request.url.includes(tickPath)) return portal.fetch(request, known, ctx)
      const asked = new URL(request.url).searchParams
      const tick = { cron: asked.get('cron') ?? '', scheduledTime: Number(asked.get('time')) }
      await portal.scheduled(tick, known, ctx)
      return new Response(null, { status: 204 })
    },
  }
}

function complete(env: Bench): Env {
  return {
    ...env,
    FILES: bucketAt(`${env.STORE_URL}/objects`),
    FORM_POSTS: { limit: async () => ({ success: true }) },
    ASSETS: { fetch: async () => new Response('a prerendered page') },
  }
}
