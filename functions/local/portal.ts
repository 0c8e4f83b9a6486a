import { appendFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client/web'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/web'
import { startTurso } from '../../db/local/server.ts'
import { isLocal } from './database-url.ts'
import { startMailbox } from './mailbox/mailbox.ts'
import { type Running, run, start } from './processes.ts'
import { requireSoundContent } from './sound-content.ts'
import { localSecret, localSender, type Surroundings } from './surroundings.ts'

/** A whole portal on this machine: database, mailbox and the built Worker in workerd. */
export interface Portal {
  /** Asks the running Worker to do what a cron pattern stands for, as if it were that instant. */
  tick(cron: string, at: Date): Promise<void>
  /** Starts the Worker anew on what has been built since; database and mailbox go on. */
  renew(): Promise<void>
  stop(): Promise<void>
}

/** Builds the site and its Worker into the data folder; throws, the last site as it was, when that fails. */
export async function buildSite(at: Surroundings): Promise<void> {
  await requireSoundContent(new Date().toISOString().slice(0, 10), join(at.root, 'content'))
  const next = `${at.siteDir}-next`
  await run('astro', ['build'], { cwd: at.root, env: { SITE_DIR: next, PUBLIC_ORIGIN: at.origin } })
  rmSync(at.siteDir, { recursive: true, force: true })
  renameSync(next, at.siteDir)
}

/** Starts everything but the build, and answers when the portal can be used. */
export async function openPortal(at: Surroundings, env: Record<string, string | undefined>): Promise<Portal> {
  const turso = await startTurso({ file: join(at.dataDir, 'turso.db'), port: at.tursoPort })
  const mailbox = await startMailbox({ dir: join(at.dataDir, 'mailbox'), port: at.mailboxPort })
  writeSecrets(at, env)
  let worker: Running | undefined
  const open = async () => {
    await migrate(drizzle(createClient({ url: at.tursoUrl })), {
      migrationsFolder: join(at.root, 'db/migrations'),
    })
    worker = start('wrangler', workerArguments(at, env), { cwd: at.root, env: {} })
    worker.onLine(
      (line) => line.startsWith('{"event"') && appendFileSync(join(at.dataDir, 'worker.log'), `${line}\n`),
    )
    await untilAlive(at, worker)
  }
  const stop = async () => {
    await worker?.stop()
    await mailbox.close()
    await turso.close()
  }
  try {
    await open()
  } catch (problem) {
    await stop()
    throw problem
  }
  return {
    tick: (cron, instant) => tick(at, cron, instant),
    async renew() {
      await worker?.stop()
      await open()
    },
    stop,
  }
}

/** Calls the scheduled handler of the running Worker; only a local workerd has this path. */
export async function tick(at: Pick<Surroundings, 'port'>, cron: string, instant: Date): Promise<void> {
  const query = new URLSearchParams({ cron, time: String(instant.getTime()) })
  const answer = await fetch(`http://127.0.0.1:${at.port}/cdn-cgi/handler/scheduled?${query}`)
  if (!answer.ok)
    throw new Error(`the portal did not carry out "${cron}": ${answer.status} ${await answer.text()}`)
}

function workerArguments(at: Surroundings, env: Record<string, string | undefined>): string[] {
  const plain: Record<string, string | undefined> = {
    PUBLIC_ORIGIN: at.origin,
    MAIL_FROM: env.MAIL_FROM ?? localSender,
    RESEND_BASE_URL: onThisMachine(env.RESEND_BASE_URL) ?? at.mailboxUrl,
    PORTAL_SECRET_PREVIOUS: env.PORTAL_SECRET_PREVIOUS,
    LIMITS: env.LIMITS,
  }
  const vars = Object.entries(plain).flatMap(([name, value]) => (value ? ['--var', `${name}:${value}`] : []))
  return [
    'dev',
    ...['--config', join(at.siteDir, 'server/wrangler.json')],
    ...['--env-file', secretsFile(at)],
    ...['--persist-to', join(at.dataDir, 'bucket')],
    ...['--ip', '127.0.0.1', '--port', String(at.port), '--inspector-port', '0'],
    '--show-interactive-dev-session=false',
    ...vars,
  ]
}

function writeSecrets(at: Surroundings, env: Record<string, string | undefined>) {
  const secrets = {
    PORTAL_SECRET: env.PORTAL_SECRET ?? localSecret(at.dataDir),
    TURSO_DATABASE_URL: onThisMachine(env.TURSO_DATABASE_URL) ?? at.tursoUrl,
    TURSO_AUTH_TOKEN: 'local',
    RESEND_API_KEY: 're_local',
    RESEND_WEBHOOK_SECRET: env.RESEND_WEBHOOK_SECRET ?? `whsec_${btoa(localSecret(at.dataDir))}`,
  }
  const lines = Object.entries(secrets).map(([name, value]) => `${name}="${value}"\n`)
  writeFileSync(secretsFile(at), lines.join(''), { mode: 0o600 })
}

/** A local portal never works on what is elsewhere, whatever the shell was set up for. */
function onThisMachine(url: string | undefined): string | undefined {
  return url && isLocal(url) ? url : undefined
}

function secretsFile(at: Surroundings): string {
  return join(at.dataDir, 'worker.env')
}

async function untilAlive(at: Surroundings, worker: Running): Promise<void> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 200) {
    if (worker.child.exitCode !== null) throw new Error(`the Worker did not start:\n${worker.output()}`)
    const answer = await fetch(`http://127.0.0.1:${at.port}/api/alive`).catch(() => null)
    if (answer?.status === 204) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`the Worker did not answer within a minute:\n${worker.output()}`)
}
