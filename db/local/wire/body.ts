import type { IncomingMessage } from 'node:http'
import { Refusal } from './refusal.ts'

const maxBytes = 64 * 1024 * 1024

/** The whole body as text; one that is too large is refused with 413, before it is read where its length is told. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const tooLarge = () => new Refusal(413, `The body is larger than ${maxBytes} bytes`)
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge()

  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
