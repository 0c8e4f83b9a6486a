import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { R2Bucket } from '@cloudflare/workers-types'
import { bucketFiles, type Files } from '../platform/files.ts'
import type { Surroundings } from './surroundings.ts'

/** The bucket of the local portal, whether that runs or not; throws when there is none. */
export async function localBucket(
  at: Pick<Surroundings, 'root' | 'dataDir'>,
): Promise<{ files: Files; close(): Promise<void> }> {
  const path = join(at.dataDir, 'bucket/v3')
  if (!existsSync(path))
    throw new Error(`there is no bucket at ${path}: without its ledger erased people would come back`)
  process.env.WRANGLER_LOG ??= 'error' // else it warns of secrets that the bucket alone does not need
  const { getPlatformProxy } = await import('wrangler')
  const options = { configPath: join(at.root, 'wrangler.toml'), persist: { path } }
  const { env, dispose } = await getPlatformProxy<{ FILES: R2Bucket }>(options)
  return { files: bucketFiles(env.FILES), close: dispose }
}
