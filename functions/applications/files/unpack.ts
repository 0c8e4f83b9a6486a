/** 16 KiB unpack to 16 MiB at the very most, which bounds what one piece of a bomb can cost. */
const pieceBytes = 16 * 1024

export interface Unpacked {
  bytes: Uint8Array
  /** `whole`: to its end; `stopped`: there is more than wanted; `broken`: no such stream, or cut off. */
  ended: 'whole' | 'stopped' | 'broken'
}

/** Unpacks deflated bytes, at most `mostBytes` of them. Nothing may follow the end of the packed stream. */
export async function unpack(
  packed: Uint8Array,
  format: 'deflate' | 'deflate-raw',
  mostBytes: number,
): Promise<Unpacked> {
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of inflated(packed, format)) {
      pieces.push(piece)
      length += piece.length
      if (length > mostBytes) return { bytes: joined(pieces).subarray(0, mostBytes), ended: 'stopped' }
    }
    return { bytes: joined(pieces), ended: 'whole' }
  } catch {
    return { bytes: joined(pieces), ended: 'broken' }
  }
}

/**
 * Hands in the packed bytes piece by piece, the next one when the last has been read out: a runtime may
 * inflate all it holds at once, whether or not anyone reads.
 */
async function* inflated(packed: Uint8Array, format: 'deflate' | 'deflate-raw'): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream(format)
  const reader = readable.getReader()
  const writer = writable.getWriter()
  try {
    let at = 0
    let reading = reader.read()
    for (; at + pieceBytes < packed.length; at += pieceBytes) {
      const written = writer.write(packed.slice(at, at + pieceBytes))
      for (;;) {
        const got = await Promise.race([reading, written.then(nextTurn)])
        if (got?.value === undefined) break
        yield got.value
        reading = reader.read()
      }
    }
    writer.write(packed.slice(at)).catch(toldToTheReader)
    writer.close().catch(toldToTheReader)
    for (let got = await reading; !got.done; got = await reader.read()) yield got.value
  } finally {
    reader.cancel().catch(toldToTheReader)
  }
}

function nextTurn(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}

/** A failure on the writing side is the same failure on the reading side, where it is caught. */
function toldToTheReader() {}

function joined(pieces: Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
