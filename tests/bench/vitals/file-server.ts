import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.avif': 'image/avif',
  '.webp': 'image/webp',
}
const packed = ['.html', '.css', '.js', '.svg']

/** The least page there is something to see on. */
export const emptyPage = '/empty/'
const emptyText =
  '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>a</title><p>a'

/** Before the first answer a phone asks for the address, opens the connection and agrees on its keys: three round trips. */
const setUpMs = 3 * 150

/** Built files as the network's edge hands them out, compressed; and the empty page, from the same server. */
export async function startFileServer(folder: string) {
  const answers = new Map<string, { body: Buffer; headers: Record<string, string> } | null>()
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? '/', 'http://a').pathname
    if (!answers.has(path)) answers.set(path, answerTo(folder, path))
    const known = answers.get(path)
    setTimeout(
      () => answer.writeHead(known ? 200 : 404, known?.headers).end(known?.body),
      path.endsWith('/') ? setUpMs : 0,
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function answerTo(folder: string, path: string) {
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
  if (path !== emptyPage && !existsSync(file)) return null
  const kind = path === emptyPage ? '.html' : extname(file)
  const plain = path === emptyPage ? Buffer.from(emptyText) : readFileSync(file)
  const isPacked = packed.includes(kind)
  return {
    body: isPacked ? brotliCompressSync(plain) : plain,
    headers: {
      'Content-Type': mediaTypes[kind] ?? 'application/octet-stream',
      ...(isPacked && { 'Content-Encoding': 'br' }),
    },
  }
}
