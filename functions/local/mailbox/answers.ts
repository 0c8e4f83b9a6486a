import type { ServerResponse } from 'node:http'
import type { ErrorResponse } from 'resend'

export type Answer = { status: number; headers: Record<string, string>; body: string }

/** What Resend answers when it does not do what was asked (https://resend.com/docs/api-reference/errors). */
export type Refusal = ErrorResponse & { statusCode: number }

const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) }
}

export function refuse(refusal: Refusal, headers?: Record<string, string>): Answer {
  return json(refusal.statusCode, refusal, headers)
}

export function sendBack(response: ServerResponse, { status, headers, body }: Answer) {
  response.writeHead(status, { ...always, ...headers }).end(body)
}
