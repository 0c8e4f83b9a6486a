import { databaseUrl, isLocal } from './database-url.ts'
import { localSender, surroundingsFrom } from './surroundings.ts'

/**
 * Under which address the portal is reached and from which it writes: the one on this machine, or, when the database
 * is elsewhere and the person said yes to it, the published one as wrangler.toml has it.
 */
export async function imprintFrom(
  env: NodeJS.ProcessEnv,
  saidYes: boolean,
): Promise<{ origin: string; from: string }> {
  if (isLocal(databaseUrl(env, saidYes).url))
    return { origin: surroundingsFrom(env).origin, from: env.MAIL_FROM ?? localSender }
  const { unstable_readConfig } = await import('wrangler')
  const { vars } = unstable_readConfig({ config: 'wrangler.toml' })
  const origin = env.PUBLIC_ORIGIN ?? String(vars.PUBLIC_ORIGIN)
  if (!origin.startsWith('https://') || origin.endsWith('.example'))
    throw new Error('PUBLIC_ORIGIN in wrangler.toml is not the address of a published portal')
  return { origin, from: env.MAIL_FROM ?? String(vars.MAIL_FROM) }
}
