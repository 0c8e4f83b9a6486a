const referenceLetters = '23456789ABCDEFGHJKLMNPRSTUVWXYZ'

/** A new time-ordered id (RFC 9562, UUIDv7): rows written together lie together, which keeps erasure fast. */
export function newId(now: Date): string {
  const instant = now.getTime().toString(16).padStart(12, '0')
  return `${instant.slice(0, 8)}-${instant.slice(8)}-7${crypto.randomUUID().slice(15)}`
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
