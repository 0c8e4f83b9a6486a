const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const label = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g

export type EmailAddress =
  | { outcome: 'address'; address: string }
  | { outcome: 'missing' | 'tooLong' | 'malformed' | 'localPart' }

/**
 * An address as it is compared and sent: trimmed, NFC, the domain in ASCII (UTS 46) and lower case, at most
 * 254 characters (RFC 5321 §4.5.3). A local part outside ASCII is its own outcome: no provider of ours can deliver it.
 */
export function emailAddress(typed: string): EmailAddress {
  const text = typed.normalize('NFC').replace(invisible, '').trim()
  if (text === '') return { outcome: 'missing' }
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const domain = at > 0 ? asciiDomain(text.slice(at + 1)) : null
  if (!domain || local.includes('@') || /\s/.test(local)) return { outcome: 'malformed' }
  if (/[^\x20-\x7e]/.test(local)) return { outcome: 'localPart' }
  if (!localPart.test(local)) return { outcome: 'malformed' }
  if (local.length > 64 || local.length + 1 + domain.length > 254) return { outcome: 'tooLong' }
  return { outcome: 'address', address: `${local.toLowerCase()}@${domain}` }
}

/** The address with most of its letters hidden, for a page that may be seen by others. */
export function maskedAddress(address: string): string {
  const [local = '', domain = ''] = address.split('@')
  return `${local.slice(0, 1)}•••${local.length > 3 ? local.slice(-1) : ''}@${domain}`
}

function asciiDomain(domain: string): string | null {
  if (/[\s/\\?#:@%[\]]/.test(domain) || !URL.canParse(`http://${domain}`)) return null
  const ascii = new URL(`http://${domain}`).hostname
  const labels = ascii.split('.')
  const readable = labels.length > 1 && labels.every((part) => label.test(part) && part.length <= 63)
  return readable && !/^\d+$/.test(labels.at(-1)!) ? ascii : null
}
