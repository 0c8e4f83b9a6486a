import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { refuse, sendBack } from './answers.ts'
import { createFaults } from './faults.ts'
import { readIncoming, tooLarge } from './incoming.ts'
import { openLetters } from './letters.ts'
import { answerTo, type Mailbox } from './routes.ts'

/**
 * A mail provider for development and tests: speaks the part of Resend's HTTP API that the portal uses,
 * keeps every letter in `dir` and shows them at `/`. Listens on this machine only; `port` 0 takes any free
 * one. Rejects when the port is taken or a file in `dir` is not a letter. `close` ends open connections.
 */
export async function startMailbox({ port, dir }: { port: number; dir: string }) {
  const mailbox: Mailbox = { letters: openLetters(dir), faults: createFaults() }
  const server = createServer((request, response) => void serve(request, response, mailbox))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const taken = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function serve(request: IncomingMessage, response: ServerResponse, mailbox: Mailbox) {
  try {
    const incoming = await readIncoming(request)
    if (incoming === 'too large') return sendBack(response, refuse(tooLarge))
    const answer = answerTo(incoming, mailbox)
    if (answer === 'hang up') return request.socket.destroy()
    sendBack(response, answer)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    sendBack(response, refuse({ statusCode: 500, name: 'application_error', message }))
  }
}
