import { surroundingsFrom } from './surroundings.ts'

/** Which database a command works on: the local one, or a remote one only if the person said yes to it. */
export function databaseUrl(env: NodeJS.ProcessEnv, saidYes: boolean): { url: string; authToken?: string } {
  const url = env.TURSO_DATABASE_URL ?? surroundingsFrom(env).tursoUrl
  if (!isLocal(url) && !saidYes)
    throw new Error('TURSO_DATABASE_URL is not on this machine: add --yes if you mean it')
  return env.TURSO_AUTH_TOKEN ? { url, authToken: env.TURSO_AUTH_TOKEN } : { url }
}

export function isLocal(url: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(url)
}
