import { Agent, request } from 'node:http'
import { quantile } from './statistics.ts'

export interface Post {
  url: string
  headers: Record<string, string>
  body: Buffer[]
  /** The status it must be answered with. */
  answer: number
}

/** Sends so many posts over so many connections, each waiting for its answer; answers the waits, the middle one and the rate. */
export async function post(count: number, connections: number, next: () => Post) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const waitsMs: number[] = []
  let left = count
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left-- > 0) waitsMs.push(await once(next(), agent))
    }),
  )
  const wallMs = performance.now() - startedAt
  agent.destroy()
  return { waitsMs, p50Ms: quantile(waitsMs, 0.5), perSecond: (count * 1_000) / wallMs }
}

function once({ url, headers, body, answer: expected }: Post, agent: Agent): Promise<number> {
  const length = body.reduce((sum, { byteLength }) => sum + byteLength, 0)
  return new Promise((resolve, reject) => {
    const startedAt = performance.now()
    const asked = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': length } })
    asked.once('error', reject).once('response', (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk) => {
        text += chunk
      })
      answer.once('end', () => {
        if (answer.statusCode !== expected)
          return reject(new Error(`not accepted: ${answer.statusCode} ${text}`))
        resolve(performance.now() - startedAt)
      })
    })
    for (const chunk of body) asked.write(chunk)
    asked.end()
  })
}
