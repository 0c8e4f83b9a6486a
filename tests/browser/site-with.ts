import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client/web'
import { buildSite, openPortal } from '../../functions/local/portal.ts'
import type { Surroundings } from '../../functions/local/surroundings.ts'

const parts = [
  'src',
  'functions',
  'db',
  'content',
  'astro.config.mjs',
  'wrangler.toml',
  'package.json',
  'tsconfig.json',
]

/** A site of its own, built of a copy in whose content something was changed. */
export interface OwnSite {
  at: Surroundings
  database: Client
  close(): Promise<void>
}

export async function openSiteWith(
  at: Surroundings,
  change: (content: string) => Promise<void>,
): Promise<OwnSite> {
  const root = join(at.dataDir, 'root')
  rmSync(at.dataDir, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  for (const part of parts) cpSync(join(at.root, part), join(root, part), { recursive: true })
  await change(join(root, 'content'))
  const place = { ...at, root, siteDir: join(at.dataDir, 'site') }
  await buildSite(place)
  const portal = await openPortal(place, { LIMITS: 'off' })
  const database = createClient({ url: at.tursoUrl })
  const close = async () => {
    database.close()
    await portal.stop()
  }
  return { at, database, close }
}
