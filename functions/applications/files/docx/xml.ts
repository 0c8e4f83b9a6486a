/** The start of an XML element: its name without prefix, its attributes by the names as written. */
export interface Tag {
  name: string
  attributes: Map<string, string>
}

const pieces = [
  '[^<]+',
  '<!--[\\s\\S]*?-->',
  '<\\?[\\s\\S]*?\\?>',
  '<!\\[CDATA\\[[\\s\\S]*?\\]\\]>',
  '</[^<>]+>',
  `<(?<name>[^\\s<>/=!?"']+)(?<attributes>(?:\\s+[^\\s<>/="']+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*/?>`,
].join('|')
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * The text of an XML part in UTF-8 or UTF-16, or nothing: another encoding, broken bytes, or a document type.
 * Office documents have none (ISO/IEC 29500-2, 6.2.5), and entities live in it.
 */
export function xmlText(bytes: Uint8Array, cutOff = false): string | undefined {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cutOff })
    const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/.exec(text)?.[1] ?? 'utf-8'
    return /^(utf-?(8|16)|us-ascii)$/i.test(declared) && !text.includes('<!DOCTYPE') ? text : undefined
  } catch {
    return
  }
}

/** Every start tag of an XML text, or nothing if the text is not made of tags, comments and character data. */
export function tagsIn(text: string): Tag[] | undefined {
  const piece = new RegExp(pieces, 'y')
  const tags: Tag[] = []
  while (piece.lastIndex < text.length) {
    const found = piece.exec(text)
    if (!found) return
    const { name, attributes } = found.groups!
    if (name === undefined) continue
    const tag = { name: name.replace(/^.*:/, ''), attributes: new Map<string, string>() }
    for (const [, key = '', double, single = ''] of (attributes ?? '').matchAll(attribute)) {
      const value = decoded(double ?? single)
      if (value === undefined || tag.attributes.has(key)) return
      tag.attributes.set(key, value.trim())
    }
    tags.push(tag)
  }
  return tags
}

/** Text with its character references read, or nothing if one is not among those XML knows by itself. */
export function decoded(text: string): string | undefined {
  let known = true
  const read = text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w*));?/gi,
    (_, decimal?: string, hex?: string, name = '') => {
      if (decimal || hex) return fromCode(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16))
      known &&= Object.hasOwn(named, name)
      return named[name] ?? ''
    },
  )
  return known ? read : undefined
}

function fromCode(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}
