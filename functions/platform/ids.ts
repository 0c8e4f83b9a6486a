const referenceLetters = '23456789ABCDEFGHJKLMNPRSTUVWXYZ'

/** A new time-ordered id (RFC 9562, UUIDv7): rows written together lie together, which keeps erasure fast. */
export function newId(now: Date): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const instant = now.getTime()
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(instant / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
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
