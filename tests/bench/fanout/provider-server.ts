import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Asked, Seen } from './provider.ts'

/** Takes a hundred letters a call, each call once by its key; keeps a pace and fails as it is asked to. */
const accepted = new Map<string, string>()
const lettersTo = new Map<string, number>()
let asked: Asked = { perSecond: 0, failing: [] }
let seen: Seen = { calls: 0, refused: 0, letters: 0, twice: 0, times: [] }

const server = createServer(async (request, response) => {
  const now = performance.now()
  const body = await bodyOf(request)
  seen.calls++
  if (seen.times.filter((time) => time > now - 1_000).length >= asked.perSecond) {
    seen.refused++
    return answer(
      response,
      429,
      { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many' },
      { 'retry-after': '1' },
    )
  }
  seen.times.push(now)
  const key = String(request.headers['idempotency-key'])
  const failure = asked.failing.find(({ call }) => call === seen.times.length)
  if (failure?.accepting === false)
    return answer(response, 500, { statusCode: 500, name: 'internal_server_error', message: 'Failed' })
  if (!accepted.has(key)) accepted.set(key, take(body))
  if (failure)
    return answer(response, 500, { statusCode: 500, name: 'internal_server_error', message: 'Failed' })
  return answer(response, 200, accepted.get(key))
})

function take(body: Buffer): string {
  const letters = JSON.parse(body.toString()) as { to: string }[]
  for (const { to } of letters) {
    const before = lettersTo.get(to) ?? 0
    if (before > 0) seen.twice++
    lettersTo.set(to, before + 1)
  }
  seen.letters += letters.length
  return JSON.stringify({ data: letters.map(() => ({ id: crypto.randomUUID() })) })
}

function answer(response: ServerResponse, status: number, body: unknown, headers: object = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
process.on('message', (question: { begin?: Asked }) => {
  process.send?.(seen)
  if (!question.begin) return
  asked = question.begin
  accepted.clear()
  lettersTo.clear()
  seen = { calls: 0, refused: 0, letters: 0, twice: 0, times: [] }
})
process.on('disconnect', () => process.exit(0))
