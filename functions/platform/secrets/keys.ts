/** Keys by purpose and secret: values and never promises, because workerd lets no request wait for another's. */
const derived = new Map<string, CryptoKey>()

type Kind = { name: 'HMAC'; hash: 'SHA-256'; length: 256 } | { name: 'AES-GCM'; length: 256 }

/** A key for one purpose only, derived from the portal's secret by HKDF (RFC 5869) and kept for the next use. */
export async function keyFrom(
  secret: string,
  purpose: string,
  kind: Kind,
  uses: KeyUsage[],
): Promise<CryptoKey> {
  const name = `${purpose} ${secret}`
  const key = derived.get(name) ?? (await derive(secret, purpose, kind, uses))
  derived.set(name, key)
  return key
}

async function derive(secret: string, purpose: string, kind: Kind, uses: KeyUsage[]): Promise<CryptoKey> {
  const text = new TextEncoder()
  const root = await crypto.subtle.importKey('raw', text.encode(secret), 'HKDF', false, ['deriveKey'])
  const by = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: text.encode(`frist ${purpose}`) }
  return crypto.subtle.deriveKey(by, root, kind, false, uses)
}
