import type { Block, Inline } from '../../promises/issues/texts.ts'
import { addressAt } from './html.ts'

/** The text of an issue for those who read no HTML: the same words in the same order, links written out. */
export function blocksAsText(blocks: Block[], origin: string): string {
  const words = (inlines: Inline[]) => inlines.map((inline) => inlineAsText(inline, origin)).join('')
  const draw = (block: Block): string => {
    if ('heading' in block) return underlined(words(block.heading), '-')
    if ('paragraph' in block) return words(block.paragraph)
    if ('items' in block)
      return block.items
        .map((item, i) => `${block.isOrdered ? `${i + 1}.` : '-'} ${words(item).replaceAll('\n', '\n  ')}`)
        .join('\n')
    if ('quote' in block) return block.quote.map(draw).join('\n\n').replace(/^/gm, '> ')
    return '* * *'
  }
  return blocks.map(draw).join('\n\n')
}

/** A title or heading, marked as such by the line below it. */
export function underlined(words: string, by: '=' | '-'): string {
  return `${words}\n${by.repeat(words.length)}`
}

function inlineAsText(inline: Inline, origin: string): string {
  const inner = (inlines: Inline[]) => inlines.map((one) => inlineAsText(one, origin)).join('')
  if (typeof inline === 'string') return inline
  if ('strong' in inline) return inner(inline.strong)
  if ('emphasis' in inline) return inner(inline.emphasis)
  if ('lineBreak' in inline) return '\n'
  const words = inner(inline.words)
  const address = addressAt(origin, inline.link)
  return address.replace(/^(mailto|tel):/, '') === words ? words : `${words} (${address})`
}
