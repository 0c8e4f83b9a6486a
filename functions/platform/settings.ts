/** What the Worker is given from outside: secrets, addresses, bindings. */
export interface Env {
  PUBLIC_ORIGIN?: string
  PORTAL_SECRET?: string
  PORTAL_SECRET_PREVIOUS?: string
  TURSO_DATABASE_URL?: string
  TURSO_AUTH_TOKEN?: string
  RESEND_API_KEY?: string
  RESEND_BASE_URL?: string
  RESEND_WEBHOOK_SECRET?: string
  MAIL_FROM?: string
  LIMITS?: string
  ASSETS: { fetch(request: Request): Promise<Response> }
  FILES: import('@cloudflare/workers-types').R2Bucket
  FORM_POSTS: import('@cloudflare/workers-types').RateLimit
}

export interface Settings {
  origin: string
  /** The one that signs, then those before it, newest first; the oldest hashes addresses and never goes. */
  secrets: [string, ...string[]]
  turso: { url: string; authToken?: string }
  resend: { apiKey: string; baseUrl: string; from: string; webhookSecret?: string }
  limitsOn: boolean
}

/** A setting that is not there or cannot be right; the message is for whoever runs the portal. */
export class MissingSetting extends Error {}

/** The portal's settings; throws `MissingSetting` with a sentence naming what is missing, because half a configuration keeps no promise. */
export function settingsFrom(env: Env): Settings {
  const origin = new URL(needed(env, 'PUBLIC_ORIGIN')).origin
  const secret = needed(env, 'PORTAL_SECRET')
  if (secret.length < 32)
    throw new MissingSetting(
      'PORTAL_SECRET must be at least 32 characters: make one with `openssl rand -base64 32`',
    )
  if (env.LIMITS === 'off' && origin.startsWith('https:'))
    throw new MissingSetting('LIMITS=off is for local use only: remove it')
  return {
    origin,
    secrets: [secret, ...(env.PORTAL_SECRET_PREVIOUS?.split(/[\s,]+/).filter(Boolean) ?? [])],
    turso: {
      url: needed(env, 'TURSO_DATABASE_URL'),
      ...(env.TURSO_AUTH_TOKEN ? { authToken: env.TURSO_AUTH_TOKEN } : {}),
    },
    resend: {
      apiKey: needed(env, 'RESEND_API_KEY'),
      baseUrl: env.RESEND_BASE_URL || 'https://api.resend.com',
      from: needed(env, 'MAIL_FROM'),
      ...(env.RESEND_WEBHOOK_SECRET ? { webhookSecret: env.RESEND_WEBHOOK_SECRET } : {}),
    },
    limitsOn: env.LIMITS !== 'off',
  }
}

function needed(
  env: Env,
  name: 'PUBLIC_ORIGIN' | 'PORTAL_SECRET' | 'TURSO_DATABASE_URL' | 'RESEND_API_KEY' | 'MAIL_FROM',
): string {
  const value = env[name]
  if (!value) throw new MissingSetting(`${name} is not set: the portal does not run without it`)
  return value
}
