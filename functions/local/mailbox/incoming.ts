import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Refusal } from './answers.ts'

export type Incoming = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: string
}

/** Resend takes letters up to 40 MB, attachments included after Base64. */
const maxBytes = 40 * 1024 * 1024

export const tooLarge: Refusal = {
  statusCode: 413,
  name: 'validation_error',
  message: 'A letter with its attachments may have 40 MB.',
}

/** Reads to the end even when it is too much: who is still sending would not see the answer. */
export async function readIncoming(request: IncomingMessage): Promise<Incoming | 'too large'> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes <= maxBytes) chunks.push(chunk)
  }
  if (bytes > maxBytes) return 'too large'
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s)
  return {
    method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
    path,
    query: new URLSearchParams(query),
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

/** The body as JSON; undefined when it is none. */
export function jsonOf(incoming: Incoming): unknown {
  try {
    return JSON.parse(incoming.body)
  } catch {
    return undefined
  }
}
