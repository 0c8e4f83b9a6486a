import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where a local portal lives: its ports, its folder and the addresses its parts know each other by. */
export interface Surroundings {
  root: string
  dataDir: string
  siteDir: string
  port: number
  mailboxPort: number
  tursoPort: number
  origin: string
  tursoUrl: string
  mailboxUrl: string
}

/** From whom the letters of a local portal are. */
export const localSender = 'careers@frist.example'

/** Reads the environment and makes the data folder; two copies need only other ports and another folder. */
export function surroundingsFrom(env: NodeJS.ProcessEnv): Surroundings {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const dataDir = resolve(env.DATA_DIR ?? join(root, '.data'))
  const port = portFrom(env.PORT, 8787)
  const mailboxPort = portFrom(env.MAILBOX_PORT, 8788)
  const tursoPort = portFrom(env.TURSO_PORT, 8789)
  mkdirSync(dataDir, { recursive: true })
  linkPackages(root, dataDir)
  return {
    root,
    dataDir,
    siteDir: join(dataDir, 'site'),
    port,
    mailboxPort,
    tursoPort,
    origin: env.PUBLIC_ORIGIN ?? `http://localhost:${port}`,
    tursoUrl: `http://127.0.0.1:${tursoPort}`,
    mailboxUrl: `http://127.0.0.1:${mailboxPort}`,
  }
}

/** The portal's local secret, made once and kept, so that addresses in old letters go on working. */
export function localSecret(dataDir: string): string {
  const file = join(dataDir, 'portal-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** The portal's secrets as the local portal has them, newest first. */
export function localSecrets(env: NodeJS.ProcessEnv, dataDir: string): [string, ...string[]] {
  const earlier = env.PORTAL_SECRET_PREVIOUS?.split(/[\s,]+/).filter(Boolean) ?? []
  return [env.PORTAL_SECRET ?? localSecret(dataDir), ...earlier]
}

/**
 * The same for a command that may work on a remote database: there the portal's own secret has to be given, since what
 * is hashed under another is never found again.
 */
export function secretsFor(env: NodeJS.ProcessEnv, isRemote: boolean): [string, ...string[]] {
  if (isRemote && !env.PORTAL_SECRET)
    throw new Error('PORTAL_SECRET is not set: a remote database needs the secret its portal runs with')
  return localSecrets(env, surroundingsFrom(env).dataDir)
}

function portFrom(value: string | undefined, usual: number): number {
  const port = value === undefined ? usual : Number(value)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`"${value}" is not a port: use 1 to 65535`)
  return port
}

/** The build runs from the folder it writes to and looks for packages upwards from there. */
function linkPackages(root: string, dataDir: string) {
  const link = join(dataDir, 'node_modules')
  if (!dataDir.startsWith(root) && !existsSync(link)) symlinkSync(join(root, 'node_modules'), link)
}
