import { runBatch } from './batch.ts'
import { describe } from './describe.ts'
import type { Stream } from './stream.ts'
import type { Streams } from './streams.ts'
import { failureOf } from './wire/failures.ts'
import { malformed } from './wire/refusal.ts'
import type { Pipeline, StreamRequest } from './wire/requests.ts'
import { wireFailure, wireOutcome } from './wire/results.ts'

/** Runs the requests in order, a failed statement not keeping the next from running, and answers a new baton. */
export async function runPipeline({ baton, requests }: Pipeline, streams: Streams) {
  const stream = baton === null ? streams.open() : streams.resume(baton)
  const results: object[] = []
  let isOpen = true
  try {
    for (const request of requests) {
      if (!isOpen) throw malformed('An earlier request has closed the stream')
      results.push(await resultOf(request, stream))
      isOpen = request.type !== 'close'
    }
  } catch (error) {
    streams.end(stream)
    throw error
  }
  if (!isOpen) streams.end(stream)
  return { baton: isOpen ? streams.keep(stream) : null, base_url: null, results }
}

async function resultOf(request: StreamRequest, stream: Stream): Promise<object> {
  try {
    return { type: 'ok', response: { type: request.type, ...(await responseTo(request, stream)) } }
  } catch (error) {
    return { type: 'error', error: wireFailure(failureOf(error)) }
  }
}

async function responseTo(request: StreamRequest, stream: Stream): Promise<object> {
  switch (request.type) {
    case 'execute':
      return { result: wireOutcome(await stream.execute(request.stmt), request.stmt.wantRows) }
    case 'batch':
      return { result: await runBatch(request.steps, stream) }
    case 'sequence':
      await stream.sequence(request.sql)
      return {}
    case 'describe':
      return { result: describe(stream.connection, stream.textOf(request.sql)) }
    case 'store_sql':
      stream.storeSql(request.sqlId, request.sql)
      return {}
    case 'close_sql':
      stream.closeSql(request.sqlId)
      return {}
    case 'get_autocommit':
      return { is_autocommit: !stream.connection.inTransaction }
    case 'close':
      return {}
  }
}
