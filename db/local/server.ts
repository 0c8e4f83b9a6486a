import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Database } from './database.ts'
import { runPipeline } from './pipeline.ts'
import { Streams } from './streams.ts'
import { Waiting } from './waiting.ts'
import { readBody } from './wire/body.ts'
import { Refusal } from './wire/refusal.ts'
import { readPipeline } from './wire/requests.ts'

export type TursoOptions = {
  /** Path of the SQLite file, created if missing. `:memory:` will not do: every connection opens the file. */
  file: string
  /** 0 picks a free one. */
  port: number
  foreignKeys?: boolean
  /** If given, a request without this bearer token is answered 401. */
  authToken?: string
  /** How long a stream is kept between two requests before it is rolled back. */
  idleMs?: number
  /** How long a statement waits for a lock before it fails with SQLITE_BUSY. */
  waitMs?: number
}

export type Turso = {
  url: string
  port: number
  /** Pipeline POSTs answered so far: the round trips that clients have paid for. */
  requests(): number
  /** Holds every later answer back this long, to play a distant database. */
  delay(ms: number): void
  /** Rolls back what is open; nobody waits any longer. */
  close(): Promise<void>
}

type Answer = { status: number; json: string }

/** Serves one SQLite file the way Turso serves a database: Hrana over HTTP in JSON, `/v2` and `/v3`. */
export async function startTurso(options: TursoOptions): Promise<Turso> {
  const { file, foreignKeys = true, authToken, idleMs = 10_000, waitMs = 5_000 } = options
  const database = new Database(file, foreignKeys)
  const waiting = new Waiting(waitMs)
  const streams = new Streams(database, waiting, idleMs)
  let answeredPipelines = 0
  let delayMs = 0
  let closing: Promise<void> | undefined

  const server = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    const { status, json } = await answerTo(request, streams, authToken).catch(apology)
    if (delayMs > 0) await sleep(delayMs)
    if (isPipeline(request)) answeredPipelines++
    send(response, status, json)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(options.port, '127.0.0.1', listening)
  })
  const { port } = server.address() as AddressInfo

  async function close() {
    waiting.stop()
    await new Promise((closed) => {
      server.close(closed)
      server.closeAllConnections()
    })
    streams.endAll()
    database.close()
  }

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests: () => answeredPipelines,
    delay: (ms) => {
      delayMs = ms
    },
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

async function answerTo(request: IncomingMessage, streams: Streams, authToken?: string): Promise<Answer> {
  if (authToken !== undefined && request.headers.authorization !== `Bearer ${authToken}`) {
    throw new Refusal(401, 'The bearer token is missing or wrong')
  }
  if (isPipeline(request)) {
    const pipeline = readPipeline(await readBody(request))
    return { status: 200, json: JSON.stringify(await runPipeline(pipeline, streams)) }
  }
  if (isVersionProbe(request)) return { status: 200, json: '{}' }
  throw new Refusal(404, 'Nothing is served here; pipelines are posted to /v2/pipeline')
}

const isPipeline = ({ method, url = '' }: IncomingMessage) =>
  method === 'POST' && /^\/v[23]\/pipeline$/.test(url)

const isVersionProbe = ({ method, url = '' }: IncomingMessage) => method === 'GET' && /^\/v[23]\/?$/.test(url)

function apology(error: unknown): Answer {
  const status = error instanceof Refusal ? error.status : 500
  return { status, json: JSON.stringify({ message: error instanceof Error ? error.message : String(error) }) }
}

/** The client reads a message only from exactly this content type, without a charset. */
function send(response: ServerResponse, status: number, json: string) {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(json),
  })
  response.end(json)
}
