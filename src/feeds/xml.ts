const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 (§2.2) has no way to write, not even as a reference: most controls, half of a surrogate pair. */
const unspeakable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** Text for an element or an attribute in double quotes. */
export function xmlText(text: string): string {
  return text.replace(unspeakable, '').replace(/[&<>"]/g, (character) => references[character]!)
}

/** One element; without text or parts it is left out. */
export function element(name: string, inside: string | undefined): string {
  return inside ? `<${name}>${inside}</${name}>` : ''
}

/** The same text without references, for readers that know none: `]]>` is divided between two sections. */
export function characterData(text: string): string {
  return `<![CDATA[${text.replace(unspeakable, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

export const xmlDeclaration = '<?xml version="1.0" encoding="utf-8"?>\n'
