import { createSign, generateKeyPairSync } from 'node:crypto'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { readSignature } from '../functions/staff/passkeys/signature.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** The same numbers in the other form, which the runtime's own check reads: each in 32 bytes. */
function inPlainForm(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { r, s } = readSignature(bytes)
  const plain = new Uint8Array(64)
  for (const [at, number] of [r, s].entries()) {
    const value = number[0] === 0 ? number.subarray(1) : number
    plain.set(value, 32 * (at + 1) - value.length)
  }
  return plain
}

test('every signature of a device is read as the two numbers it is made of', async () => {
  const jwk = publicKey.export({ format: 'jwk' })
  const way = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('jwk', jwk, way, false, ['verify'])
  for (let at = 0; at < 600; at++) {
    const said = new TextEncoder().encode(`challenge ${at}`)
    const signed = new Uint8Array(createSign('SHA256').update(said).sign(privateKey))
    expect(await crypto.subtle.verify(way, key, inPlainForm(signed), said)).toBe(true)
  }
})

test('a signature in any other form is refused: cut, lengthened, padded, negative, or of other parts', () => {
  const signed = new Uint8Array(createSign('SHA256').update('x').sign(privateKey))
  const written = (...numbers: number[][]) => {
    const body = numbers.flatMap((number) => [2, number.length, ...number])
    return Uint8Array.from([0x30, body.length, ...body])
  }
  expect(readSignature(written([1], [0x00, 0x80]))).toEqual({
    r: Uint8Array.of(1),
    s: Uint8Array.of(0, 0x80),
  })
  const malformed = [
    signed.subarray(0, -1),
    Uint8Array.from([...signed, 0]),
    written([1]),
    written([1], [2], [3]),
    written([0, 1], [2]),
    written([0x80], [2]),
    written([], [2]),
    Uint8Array.from([0x31, ...written([1], [2]).subarray(1)]),
    Uint8Array.from([0x30, 6, 3, 1, 1, 2, 1, 2]),
    new Uint8Array(),
  ]
  for (const bytes of malformed) expect(() => readSignature(bytes), String(bytes)).toThrow('malformed')
})

test('whatever bytes come, they are read whole or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      let read: ReturnType<typeof readSignature> | null = null
      try {
        read = readSignature(bytes)
      } catch {}
      if (read) expect(read.r.length + read.s.length + 6).toBe(bytes.length)
    }),
  )
})
