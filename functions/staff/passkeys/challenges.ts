import { and, eq } from 'drizzle-orm'
import { staffKeys } from '../../../db/schema/staff.ts'
import { fromBase64url } from '../../platform/encoding.ts'
import { newId } from '../../platform/ids.ts'
import { hashOfKey, newKey } from '../../platform/secrets/one-time-keys.ts'
import { make, type Statement } from '../../platform/statements.ts'
import { isUnused } from '../signing-in/keys.ts'

/** For what, and for whom: the hash of what the asking browser keeps. */
interface For {
  kind: 'passkey' | 'new-passkey'
  askedHash: string
}

/** What a passkey is to sign: 256 random bits, of which the database keeps the hash, for one use in ten minutes. */
export async function newChallenge(asked: For, now: Date): Promise<{ challenge: string; keep: Statement }> {
  const { key, keyHash } = await newKey()
  const row = { ...asked, id: newId(now), keyHash, addressHash: '', madeAt: now.getTime() }
  return { challenge: key, keep: make.insert(staffKeys).values(row) }
}

/** Uses a challenge up; changes no row where it is none of ours, was used, is too old or was given to somebody else. */
export function useChallenge(challengeHash: string, { kind, askedHash }: For, now: Date): Statement {
  return make
    .update(staffKeys)
    .set({ usedAt: now.getTime() })
    .where(and(isUnused(challengeHash, kind, now), eq(staffKeys.askedHash, askedHash)))
}

/** The challenge that a browser says was signed, with the hash we know it by; null for what can be none of ours. */
export async function challengeIn(
  clientDataJSON: string,
): Promise<{ challenge: string; challengeHash: string } | null> {
  const challenge = saidIn(clientDataJSON)
  const challengeHash = await hashOfKey(challenge)
  return challengeHash ? { challenge, challengeHash } : null
}

function saidIn(clientDataJSON: string): string {
  try {
    const { challenge } = JSON.parse(new TextDecoder().decode(fromBase64url(clientDataJSON) ?? undefined))
    return String(challenge)
  } catch {
    return ''
  }
}
