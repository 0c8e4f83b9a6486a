import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const parts = [
  'content',
  'src',
  'functions',
  'db',
  'astro.config.mjs',
  'wrangler.toml',
  'package.json',
  'tsconfig.json',
]

/** The portal's code and content in a folder of their own, to be changed and built there; the packages are linked. */
export function copyOfPortal() {
  const folder = mkdtempSync(join(tmpdir(), 'frist-copy-'))
  for (const part of parts) cpSync(part, join(folder, part), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    content: join(folder, 'content'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
