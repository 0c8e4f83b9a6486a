import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildSite } from '../../../functions/local/portal.ts'
import { surroundingsFrom } from '../../../functions/local/surroundings.ts'

const madeFrom = [
  'content',
  'src',
  'functions',
  'db',
  'astro.config.mjs',
  'wrangler.toml',
  'package-lock.json',
]

export interface Site {
  /** What the asset layer serves. */
  clientDir: string
  /** The Worker as `wrangler deploy` would send it. */
  serverDir: string
}

/** The built portal; built anew only when something it is made from has changed. */
export async function builtSite(): Promise<Site> {
  const at = surroundingsFrom({ DATA_DIR: '.data/bench', PORT: '80', PUBLIC_ORIGIN: 'http://portal.example' })
  const serverDir = join(at.siteDir, 'server')
  const builtAt = changedAt(join(serverDir, 'entry.mjs'))
  if (builtAt < Math.max(...madeFrom.map(newestUnder))) await buildSite(at)
  return { clientDir: join(at.siteDir, 'client'), serverDir }
}

function newestUnder(path: string): number {
  if (!statSync(path).isDirectory()) return changedAt(path)
  return Math.max(...readdirSync(path).map((name) => newestUnder(join(path, name))), 0)
}

function changedAt(file: string): number {
  return existsSync(file) ? statSync(file).mtimeMs : 0
}
