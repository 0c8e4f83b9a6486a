import type { ExecutionContext, ScheduledController } from '@cloudflare/workers-types'
import { createApp } from './app.ts'
import { systemClock, systemPause } from './platform/clock.ts'
import { databaseOn, tursoClient } from './platform/database.ts'
import { bucketFiles } from './platform/files.ts'
import { consoleLog, errorKind } from './platform/log.ts'
import { resendMail } from './platform/mail/mail.ts'
import { reportsSignedWith } from './platform/mail/reports.ts'
import { fromLine } from './platform/mail/sender.ts'
import type { Platform } from './platform/platform.ts'
import { networkLimits, noLimits } from './platform/requests/limits.ts'
import { networkHashesUnder } from './platform/requests/networks.ts'
import { addressHashesUnder } from './platform/secrets/address-hashes.ts'
import { fingerprintsUnder } from './platform/secrets/fingerprints.ts'
import { notesUnder } from './platform/secrets/notes.ts'
import { signaturesUnder } from './platform/secrets/signatures.ts'
import { addressesUnder } from './platform/secrets/signed-addresses.ts'
import { type Env, type Settings, settingsFrom } from './platform/settings.ts'
import { promises } from './promises/compiled.ts'
import { issues } from './promises/issues/compiled.ts'
import { onTick } from './scheduled.ts'

const app = createApp(
  promises,
  (c) => platformFor(c.env, c.executionCtx as ExecutionContext, c.req.path),
  issues,
)

/** The outside world for one request or one tick: a new database client each time, nothing with I/O kept. */
function platformFor(env: Env, ctx: ExecutionContext, path?: string): Platform {
  const settings = settingsOf(env)
  const from = fromLine(promises.site.name, settings.resend.from)
  const db = once(() => databaseOn(tursoClient(settings.turso)))
  const mail = once(() => resendMail({ ...settings.resend, from }))
  const addresses = once(() => addressesUnder(settings.secrets))
  return {
    origin: settings.origin,
    get db() {
      return db()
    },
    get mail() {
      return mail()
    },
    get addresses() {
      return addresses()
    },
    mailFrom: from,
    readReport: reportsSignedWith(settings.resend.webhookSecret),
    addressHash: addressHashesUnder(settings.secrets),
    networkHash: networkHashesUnder(settings.secrets[0]),
    fingerprint: fingerprintsUnder(settings.secrets[0]),
    notes: notesUnder(settings.secrets),
    signatures: signaturesUnder(settings.secrets),
    files: bucketFiles(env.FILES),
    clock: systemClock,
    pause: systemPause,
    limits: settings.limitsOn ? networkLimits(env.FORM_POSTS) : noLimits,
    log: consoleLog,
    async prerendered(address, headers) {
      const page = await env.ASSETS.fetch(new Request(new URL(address, settings.origin), { headers }))
      return new Response(page.body, page)
    },
    afterwards: (work) =>
      ctx.waitUntil(
        work().catch((error) => consoleLog('work after the answer failed', { error: errorKind(error) })),
      ),
    async render(locale, page, model, status) {
      const { drawn } = await import('./platform/drawing.ts')
      const address = new URL(`/drawn/${locale}/${page}/`, settings.origin)
      const { body, headers } = await drawn(address, { model, path }, env, ctx)
      return new Response(body, { status, headers })
    },
  }
}

/** Made when first asked for, and then the same: most requests need neither database nor mail. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The settings of an isolate never change: its `env` is one object for all requests. */
const known = new WeakMap<Env, Settings>()

function settingsOf(env: Env): Settings {
  const settings = known.get(env) ?? settingsFrom(env)
  known.set(env, settings)
  return settings
}

export default {
  fetch: (request: Request, env: Env, ctx: ExecutionContext) => app.fetch(request, env, ctx),
  scheduled: (controller: ScheduledController, env: Env, ctx: ExecutionContext) =>
    onTick(platformFor(env, ctx), promises, {
      cron: controller.cron,
      at: new Date(controller.scheduledTime),
    }),
}
