/** The two numbers of an elliptic-curve signature, big-endian, as ASN.1 writes them. */
export interface EllipticSignature {
  r: Uint8Array<ArrayBuffer>
  s: Uint8Array<ArrayBuffer>
}

const sequence = 0x30
const integer = 0x02

/**
 * Reads an ECDSA signature as passkeys bring it (RFC 3279 §2.2.3, in DER): a sequence of exactly two positive integers,
 * each as short as it can be. Anything else throws, so that one signature has one form.
 */
export function readSignature(bytes: Uint8Array): EllipticSignature {
  if (bytes[0] !== sequence || bytes[1] !== bytes.length - 2) throw refusal()
  const r = integerAt(bytes, 2)
  const s = integerAt(bytes, r.end)
  if (s.end !== bytes.length) throw refusal()
  return { r: r.value, s: s.value }
}

function integerAt(bytes: Uint8Array, at: number): { value: Uint8Array<ArrayBuffer>; end: number } {
  const [tag, length = 0, first = 0, second = 0] = bytes.subarray(at, at + 4)
  const end = at + 2 + length
  if (tag !== integer || length === 0 || length > 0x7f || end > bytes.length) throw refusal()
  const isNegative = first >= 0x80
  const isPadded = length > 1 && first === 0 && second < 0x80
  if (isNegative || isPadded) throw refusal()
  return { value: bytes.slice(at + 2, end), end }
}

function refusal(): Error {
  return new Error('the signature of a passkey is malformed')
}
