import { createClient } from '@libsql/client/web'
import { type Database, databaseOn } from '../../functions/platform/database.ts'
import type { Files } from '../../functions/platform/files.ts'
import type { Delivery, Mail } from '../../functions/platform/mail.ts'
import { asking } from '../../functions/platform/neighbours.ts'
import { alwaysPossible, faulty, type Mode, type Take } from './faulty.ts'

/** The bucket, whose failures look as the real one's do. */
export function faultyFiles(files: Files, take: Take): Files {
  return faulty('files', files, ['put', 'remove', 'list'], (call) => asking('the bucket', take(call)))
}

/** The mail provider: busy (not taken over) or broken (nobody knows), besides what any call can suffer. */
export function faultyMail(mail: Mail, take: Take): Mail {
  return {
    send: (letter, key) =>
      take<Delivery>({
        name: 'mail.send',
        modes: [...alwaysPossible, '429', '5xx'],
        act: () => mail.send(letter, key),
        instead: async (mode) =>
          mode === '429' ? { outcome: 'later', retryAfterSeconds: 1 } : { outcome: 'unsure' },
      }),
  }
}

/** The database over a wire that can be cut: one step is one request, whatever the client makes of it. */
export function faultyDatabase(url: string, take: Take): Database {
  const client = createClient({
    url,
    fetch: (request: Request) => {
      if (request.method !== 'POST') return fetch(request)
      const act = () => answered(request)
      return asking(
        'the database',
        take({
          name: 'db',
          modes: [...alwaysPossible, '429', '5xx', 'garbage', 'busy'],
          act,
          instead: (mode) => uselessAnswer(mode, request, act),
        }),
      )
    },
  })
  return databaseOn(client)
}

/** The answer as a whole: what is done is done before anything can be lost. */
async function answered(request: Request): Promise<Response> {
  const { status, headers, text } = await fetch(request).then(async (answer) => ({
    status: answer.status,
    headers: { 'content-type': answer.headers.get('content-type') ?? '' },
    text: await answer.text(),
  }))
  return new Response(text, { status, headers })
}

async function uselessAnswer(mode: Mode, request: Request, act: () => Promise<Response>): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  if (mode === '429') return new Response('{"message":"too many requests"}', { status: 429, headers })
  if (mode === 'busy') {
    const { requests } = (await request.clone().json()) as { requests: unknown[] }
    const error = { message: 'database is locked', code: 'SQLITE_BUSY' }
    const results = requests.map(() => ({ type: 'error', error }))
    return new Response(JSON.stringify({ baton: null, base_url: null, results }), { headers })
  }
  const text = await (await act()).text()
  if (mode === '5xx') return new Response('<h1>Bad gateway</h1>', { status: 502 })
  return new Response(text.slice(0, text.length / 2), { headers })
}
