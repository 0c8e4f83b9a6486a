import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { alwaysPossible, type Mode, type Take } from './faulty.ts'

interface Answer {
  status: number
  type: string
  text: string
  /** How many of its characters arrive before the line goes dead. */
  cutAfter?: number
}

const json = 'application/json'

/** The wire between the portal and its database: each world has an address of its own on it, and one step a request. */
export async function openWire(databaseUrl: string) {
  const takes = new Map<string, Take>()
  const server = createServer((request, response) => void pass(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  async function pass(request: IncomingMessage, response: ServerResponse) {
    const [, world = '', ...path] = (request.url ?? '').split('/')
    const body = await textOf(request)
    const ask = () => answerOf(`${databaseUrl}/${path.join('/')}`, body)
    const modes = [...alwaysPossible, '429', 'busy', '5xx', 'cut', 'garbage'] as const
    const instead = (mode: Mode) => uselessAnswer(mode, body, ask)
    const taken = takes.get(world)!({ name: 'db', modes, act: ask, instead })
    taken.then((answer) => give(response, answer)).catch(() => request.socket.destroy())
  }

  return {
    addressFor(take: Take): string {
      const world = String(takes.size + 1)
      takes.set(world, take)
      return `http://127.0.0.1:${port}/${world}/`
    },
    async close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

async function answerOf(url: string, body: string): Promise<Answer> {
  const answer = await fetch(url, { method: 'POST', body })
  return { status: answer.status, type: json, text: await answer.text() }
}

async function uselessAnswer(mode: Mode, body: string, ask: () => Promise<Answer>): Promise<Answer> {
  if (mode === '429') return { status: 429, type: json, text: '{"message":"too many requests"}' }
  if (mode === 'busy') {
    const error = { type: 'error', error: { message: 'database is locked', code: 'SQLITE_BUSY' } }
    const { requests } = JSON.parse(body) as { requests: unknown[] }
    const results = requests.map(() => error)
    return { status: 200, type: json, text: JSON.stringify({ baton: null, base_url: null, results }) }
  }
  const good = await ask()
  if (mode === '5xx') return { status: 502, type: 'text/html', text: '<h1>Bad gateway</h1>' }
  const half = Math.floor(good.text.length / 2)
  return mode === 'cut' ? { ...good, cutAfter: half } : { ...good, text: good.text.slice(0, half) }
}

function give(response: ServerResponse, { status, type, text, cutAfter }: Answer) {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) })
  if (cutAfter === undefined) response.end(text)
  else response.write(text.slice(0, cutAfter), () => response.socket?.destroy())
}
