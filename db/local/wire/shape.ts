import { malformed } from './refusal.ts'

export type JsonObject = Record<string, unknown>

/** Each of these returns the value if it has the shape, and refuses the request (400) if not. */
export function object(value: unknown, what: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject
  throw malformed(`${what} must be an object`)
}

export function list(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value
  throw malformed(`${what} must be an array`)
}

export function text(value: unknown, what: string): string {
  if (typeof value === 'string') return value
  throw malformed(`${what} must be a string`)
}

export function wholeNumber(value: unknown, what: string): number {
  if (Number.isSafeInteger(value)) return value as number
  throw malformed(`${what} must be a whole number`)
}
