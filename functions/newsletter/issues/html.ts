import type { Block, Inline } from '../../promises/issues/texts.ts'
import type { Look } from './look.ts'

/** Words as HTML shows them, in text and in attributes. */
export function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The text of an issue as HTML for mail programs; its links to our pages lead to the origin. */
export function blocksAsHtml(blocks: Block[], look: Look, origin: string): string {
  const words = (inlines: Inline[]) => inlines.map((inline) => inlineAsHtml(inline, look, origin)).join('')
  const draw = (block: Block): string => {
    if ('heading' in block) {
      const margin = block.level === 2 ? '32px 0 8px' : '24px 0 6px'
      const sizePx = block.level === 2 ? 21 : 18
      const name = `h${block.level}`
      return `<${name} class="ink" style="margin:${margin};${look.heading(sizePx)}">${words(block.heading)}</${name}>`
    }
    if ('paragraph' in block)
      return `<p class="ink" style="margin:0 0 16px;${look.text}">${words(block.paragraph)}</p>`
    if ('items' in block) {
      const name = block.isOrdered ? 'ol' : 'ul'
      const items = block.items.map((item) => `<li style="margin:0 0 8px">${words(item)}</li>`).join('')
      return `<${name} class="ink" style="margin:0 0 16px;padding:0 0 0 24px;${look.text}">${items}</${name}>`
    }
    if ('quote' in block) {
      const inner = block.quote.map(draw).join('')
      return `<blockquote class="line" style="margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid ${look.line}">${inner}</blockquote>`
    }
    return `<hr class="line" style="margin:28px 0;border:0;border-top:1px solid ${look.line}">`
  }
  return blocks.map(draw).join('\n')
}

/** A link as it looks in an issue. */
export function anchor(look: Look, address: string, words: string): string {
  return `<a class="link" href="${escaped(address)}" style="${look.anchor}">${words}</a>`
}

function inlineAsHtml(inline: Inline, look: Look, origin: string): string {
  const inner = (inlines: Inline[]) => inlines.map((one) => inlineAsHtml(one, look, origin)).join('')
  if (typeof inline === 'string') return escaped(inline)
  if ('strong' in inline) return `<strong>${inner(inline.strong)}</strong>`
  if ('emphasis' in inline) return `<em>${inner(inline.emphasis)}</em>`
  if ('link' in inline) return anchor(look, addressAt(origin, inline.link), inner(inline.words))
  return '<br>'
}

/** A page of ours with its origin; every other address as it is. */
export function addressAt(origin: string, address: string): string {
  return address.startsWith('/') ? `${origin}${address}` : address
}
