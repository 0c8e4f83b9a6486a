import { once } from 'node:events'
import { connect } from 'node:net'
import { must } from './must.ts'
import { processorMs } from './processor-time.ts'
import { quantile } from './statistics.ts'

/** Asks one path again and again on one connection, each time waiting for the 204; the client costs next to nothing. */
export async function pings(server: { port: number; pid: number }, path: string, count: number) {
  const socket = connect(server.port, '127.0.0.1').setNoDelay().setEncoding('latin1')
  await once(socket, 'connect')
  const request = `GET ${path} HTTP/1.1\r\nHost: portal.example\r\n\r\n`
  const waitsUs: number[] = []
  const cpuBefore = processorMs(server.pid)
  const startedAt = performance.now()
  for (let i = 0; i < count; i++) {
    const askedAt = process.hrtime.bigint()
    const answer = await exchange(socket, request)
    waitsUs.push(Number(process.hrtime.bigint() - askedAt) / 1_000)
    must(answer.startsWith('HTTP/1.1 204'), `204 is answered: ${answer.slice(0, 40)}`)
  }
  const wallMs = performance.now() - startedAt
  const cpuMs = processorMs(server.pid) - cpuBefore
  socket.destroy()
  return {
    cpuUs: (cpuMs * 1_000) / count,
    p50Us: quantile(waitsUs, 0.5),
    perSecond: (count * 1_000) / wallMs,
  }
}

function exchange(socket: ReturnType<typeof connect>, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const onData = (chunk: string) => {
      answer += chunk
      if (!answer.endsWith('\r\n\r\n')) return
      socket.off('data', onData).off('error', reject)
      resolve(answer)
    }
    socket.on('data', onData).once('error', reject)
    socket.write(request)
  })
}
