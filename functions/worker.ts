import { cf, finalize } from '@astrojs/cloudflare/fetch'
import type { ExecutionContext, ScheduledController } from '@cloudflare/workers-types'
import { astro, FetchState } from 'astro/fetch'
import retention from '../content/retention.json' with { type: 'json' }
import { createApp } from './app.ts'
import { addressesUnder } from './platform/addresses.ts'
import { systemClock } from './platform/clock.ts'
import { databaseOn, tursoClient } from './platform/database.ts'
import { bucketFiles } from './platform/files.ts'
import { networkLimits, noLimits } from './platform/limits.ts'
import { consoleLog, errorKind } from './platform/log.ts'
import { resendMail } from './platform/mail.ts'
import type { Platform } from './platform/platform.ts'
import { type Env, settingsFrom } from './platform/settings.ts'
import { promises } from './promises/compiled.ts'
import { readRetention } from './promises/rules.ts'
import { onTick } from './scheduled.ts'

const app = createApp(promises, (c) => platformFor(c.env, c.executionCtx as ExecutionContext))

/** The outside world for one request or one tick: a new database client each time, nothing with I/O kept. */
function platformFor(env: Env, ctx: ExecutionContext): Platform {
  const settings = settingsFrom(env)
  return {
    origin: settings.origin,
    db: databaseOn(tursoClient(settings.turso)),
    files: bucketFiles(env.FILES),
    mail: resendMail(settings.resend),
    clock: systemClock,
    limits: settings.limitsOn ? networkLimits(env.FORM_POSTS) : noLimits,
    log: consoleLog,
    addresses: addressesUnder(settings.secrets),
    async prerendered(path) {
      const page = await env.ASSETS.fetch(new Request(new URL(path, settings.origin)))
      return new Response(page.body, page)
    },
    afterwards: (work) =>
      ctx.waitUntil(
        work().catch((error) => consoleLog('work after the answer failed', { error: errorKind(error) })),
      ),
    async render(locale, page, model, status) {
      const state = new FetchState(new Request(new URL(`/drawn/${locale}/${page}/`, settings.origin)))
      Object.assign(state.locals, { model })
      await cf(state, env, ctx)
      const drawn = finalize(state, await astro(state))
      return new Response(drawn.body, { status, headers: drawn.headers })
    },
  }
}

export default {
  fetch: (request: Request, env: Env, ctx: ExecutionContext) => app.fetch(request, env, ctx),
  scheduled: (controller: ScheduledController, env: Env, ctx: ExecutionContext) =>
    onTick(platformFor(env, ctx), promises, () => readRetention(retention), {
      cron: controller.cron,
      at: new Date(controller.scheduledTime),
    }),
}
