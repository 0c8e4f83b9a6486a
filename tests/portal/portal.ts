import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as aMoment } from 'node:timers/promises'
import { createClient } from '@libsql/client/web'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql/web'
import { startTurso } from '../../db/local/server.ts'
import { createApp } from '../../functions/app.ts'
import { readContent, readIssueFiles } from '../../functions/local/content.ts'
import { startMailbox } from '../../functions/local/mailbox/mailbox.ts'
import { databaseOn, tursoClient } from '../../functions/platform/database.ts'
import type { LogFields } from '../../functions/platform/log.ts'
import { resendMail } from '../../functions/platform/mail/mail.ts'
import { reportsSignedWith } from '../../functions/platform/mail/reports.ts'
import { fromLine } from '../../functions/platform/mail/sender.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import { noLimits } from '../../functions/platform/requests/limits.ts'
import { networkHashesUnder } from '../../functions/platform/requests/networks.ts'
import { addressHashesUnder } from '../../functions/platform/secrets/address-hashes.ts'
import { fingerprintsUnder } from '../../functions/platform/secrets/fingerprints.ts'
import { notesUnder } from '../../functions/platform/secrets/notes.ts'
import { signaturesUnder } from '../../functions/platform/secrets/signatures.ts'
import { addressesUnder } from '../../functions/platform/secrets/signed-addresses.ts'
import { readIssues } from '../../functions/promises/issues/issues.ts'
import { type Promises, readPromises } from '../../functions/promises/promises.ts'
import { type BucketObjects, memoryBucket } from './bucket.ts'
import { emptyDatabase } from './empty-database.ts'

export const origin = 'http://portal.example'
export const secret = 'a secret for tests that is long enough'
export const webhookSecret = `whsec_${btoa('a secret for webhooks in tests')}`
export const builtOn = '2026-11-01'

/** The demo content as if it had been built on 1\u00a0November 2026. */
export function demoPromises(): Promises {
  return readPromises(readContent(), builtOn)
}

export interface LoggedLine extends LogFields {
  event: string
}

export interface KeptLetter {
  to: string[]
  replyTo: string[]
  subject: string
  html: string
  text: string
  headers: Record<string, string>
}

export interface PortalOptions {
  promises?: Promises
  foreignKeys?: boolean
  /** What was built beside the pages, where a test asks for it. */
  prerendered?: (path: string) => object
  /** Begins with a copy of this database and with what lies in this bucket. */
  restored?: { file: string; objects: BucketObjects; now: Date }
  /** Changes what the outside world is, for tests of what happens when a part of it fails. */
  outside?: (platform: Platform) => Platform
}

export type TestPortal = Awaited<ReturnType<typeof openPortal>>

/** The real app on a real database and mailbox; only the bucket, the clock and the drawing of pages are stand-ins. */
export async function openPortal(options: PortalOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'frist-'))
  cpSync(options.restored?.file ?? (await emptyDatabase()), join(folder, 'turso.db'))
  const turso = await startTurso({
    file: join(folder, 'turso.db'),
    port: 0,
    foreignKeys: options.foreignKeys ?? true,
  })
  const mailbox = await startMailbox({ dir: join(folder, 'mailbox'), port: 0 })
  const client = createClient({ url: turso.url })
  if (options.restored) await migrate(drizzle(client), { migrationsFolder: 'db/migrations' })
  const promises = options.promises ?? demoPromises()
  const time = { now: options.restored?.now ?? new Date('2026-11-02T09:30:00Z') }
  const bucket = memoryBucket(() => time.now, options.restored?.objects)
  const mailFrom = fromLine(promises.site.name, 'careers@frist.example')
  const log: LoggedLine[] = []
  const afterwards: Promise<unknown>[] = []
  const platform = (): Platform => {
    const real: Platform = {
      origin,
      db: databaseOn(tursoClient({ url: turso.url })),
      files: bucket.files,
      mail: resendMail({ apiKey: 're_test', baseUrl: mailbox.url, from: mailFrom }),
      clock: () => time.now,
      pause: async (ms) => {
        const until = new Date(time.now.getTime() + ms)
        await aMoment()
        if (time.now < until) time.now = until
      },
      limits: noLimits,
      log: (event, fields) => log.push({ event, ...fields }),
      addresses: addressesUnder([secret]),
      mailFrom,
      readReport: reportsSignedWith(webhookSecret),
      addressHash: addressHashesUnder([secret]),
      networkHash: networkHashesUnder(secret),
      fingerprint: fingerprintsUnder(secret),
      notes: notesUnder([secret]),
      signatures: signaturesUnder([secret]),
      prerendered: async (path: string) =>
        Response.json(options.prerendered?.(path) ?? { prerendered: path }),
      render: async (locale, page, model, status) => Response.json({ locale, page, model }, { status }),
      afterwards: (work) => void afterwards.push(work().catch(() => undefined)),
    }
    return options.outside ? options.outside(real) : real
  }
  const app = createApp(promises, platform, readIssues(readIssueFiles()))
  return {
    app,
    promises,
    platform,
    time,
    client,
    turso,
    mailbox,
    log,
    databaseFile: join(folder, 'turso.db'),
    objects: bucket.objects,
    async rows(table: string) {
      return (await client.execute(`select * from ${table}`)).rows
    },
    async letters(to?: string): Promise<KeptLetter[]> {
      await Promise.all(afterwards)
      return (await fetch(`${mailbox.url}/messages${to ? `?to=${encodeURIComponent(to)}` : ''}`)).json()
    },
    async close() {
      await Promise.all(afterwards)
      client.close()
      await mailbox.close()
      await turso.close()
      rmSync(folder, { recursive: true })
    },
  }
}
