import { type SQL, sql } from 'drizzle-orm'

const referenceLetters = '23456789ABCDEFGHJKLMNPRSTUVWXYZ'

/** A new time-ordered id (RFC 9562, UUIDv7): rows written together lie together, which keeps erasure fast. */
export function newId(now: Date): string {
  const instant = now.getTime().toString(16).padStart(12, '0')
  return `${instant.slice(0, 8)}-${instant.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

/** An id for every row of one statement: its last twelve digits are drawn anew each time (RFC 9562 §5.7). */
export function idOfEach(now: Date): SQL<string> {
  return sql<string>`${newId(now).slice(0, -12)} || lower(hex(randomblob(6)))`
}

/** When a time-ordered id was made, in milliseconds since 1970; null for an id of another kind. */
export function instantOf(id: string): number | null {
  const [, high, low] = /^([0-9a-f]{8})-([0-9a-f]{4})-7/.exec(id) ?? []
  return high && low ? Number.parseInt(high + low, 16) : null
}

/** A reference a person can read over the telephone: two groups of four without look-alike letters. */
export function newReference(): string {
  const letters: string[] = []
  const usableBytes = 256 - (256 % referenceLetters.length)
  while (letters.length < 8) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      if (byte < usableBytes && letters.length < 8)
        letters.push(referenceLetters[byte % referenceLetters.length]!)
    }
  }
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
