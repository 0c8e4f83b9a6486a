import { pipeline } from './hrana.ts'
import { bucketAt } from './objects.ts'

interface Env {
  STORE_URL: string
  TURSO_DATABASE_URL: string
  /** What the tokens are signed with. */
  SIGNING_KEY: string
  /** What becomes of the row a token stands for: `confirmed` or `left`. */
  STATE: string
}

let key: CryptoKey | undefined

/** The least that acts on a token: its HMAC verified, one UPDATE in one call, the same note put beside the database. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const [id = '', mac = ''] = new URL(request.url).pathname.slice(1).split('.')
    const bytes = new TextEncoder()
    const hmac = { name: 'HMAC', hash: 'SHA-256' }
    key ??= await crypto.subtle.importKey('raw', bytes.encode(env.SIGNING_KEY), hmac, false, ['verify'])
    const isOurs = await crypto.subtle.verify('HMAC', key, fromBase64url(mac), bytes.encode(id))
    if (!isOurs) return new Response(null, { status: 404 })
    const at = Date.now()
    const sql = 'update subscriptions set state = ?, left_at = ? where id = ?'
    await pipeline(env.TURSO_DATABASE_URL, [{ sql, args: [env.STATE, env.STATE === 'left' ? at : null, id] }])
    const note = bytes.encode(JSON.stringify({ kind: env.STATE, addressHash: id, at }))
    await bucketAt(`${env.STORE_URL}/objects`).put(`ledger/at/${at}-${id}`, note)
    return new Response('OK')
  },
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
}
