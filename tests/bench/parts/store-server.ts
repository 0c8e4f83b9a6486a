import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

const keptObjects = 32

/** An object store and a mail provider that answer at once, in a process of their own. Keeps the newest objects. */
const objects = new Map<string, Buffer>()
const counts = { puts: 0, letters: 0 }

const server = createServer(async (request, response) => {
  const { method = '', url = '' } = request
  if (method === 'PUT') {
    objects.set(url, await bodyOf(request))
    counts.puts++
    const [oldest] = objects.keys()
    if (oldest !== undefined && objects.size > keptObjects) objects.delete(oldest)
    return response.end()
  }
  if (method === 'POST' && url === '/emails') {
    await bodyOf(request)
    counts.letters++
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(`{"id":"letter-${counts.letters}"}`)
  }
  if (method === 'DELETE') {
    for (const name of JSON.parse((await bodyOf(request)).toString()) as string[])
      objects.delete(`${url}/${name}`)
    return response.end()
  }
  const object = objects.get(url)
  return object ? response.end(method === 'HEAD' ? undefined : object) : response.writeHead(404).end()
})

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
process.on('message', () => process.send?.(counts))
process.on('disconnect', () => process.exit(0))
