/** The organisation's own name before the address, quoted (RFC 5322 §3.2.4) where it has more than letters and spaces. */
export function fromLine(name: string, from: string): string {
  const [, address = from] = /<([^<>]+)>\s*$/.exec(from) ?? []
  const isPlain = /^[\p{L}\p{N} ]+$/u.test(name)
  return `${isPlain ? name : `"${name.replace(/["\\]/g, '')}"`} <${address.trim()}>`
}
