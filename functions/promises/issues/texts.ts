import { lexer, type Token, type Tokens } from 'marked'
import { ContentProblem } from '../problem.ts'
import { requireFinished } from '../unfinished.ts'

/** Words within a line, and what is said about them. */
export type Inline =
  | string
  | { strong: Inline[] }
  | { emphasis: Inline[] }
  | { link: string; words: Inline[] }
  | { lineBreak: true }

/** What an issue is made of: no more than every mail program can show, and plain text can say. */
export type Block =
  | { heading: Inline[]; level: 2 | 3 }
  | { paragraph: Inline[] }
  | { items: Inline[][]; isOrdered: boolean }
  | { quote: Block[] }
  | { divider: true }

/**
 * Reads the Markdown of an issue. Throws ContentProblem, naming the line, for what cannot be sent: HTML, pictures (they
 * would tell when a letter is opened), variables, tables, code, lists in lists, and links that are neither ours nor https.
 */
export function readIssueText(file: string, markdown: string): Block[] {
  requireFinished(file, markdown)
  const reader = readerOf(file, markdown)
  const blocks = reader.blocks(lexer(markdown))
  if (blocks.length === 0) throw new ContentProblem(file, 'the whole file', 'is empty; write the text')
  return blocks
}

function readerOf(file: string, markdown: string) {
  const refuse = (raw: string, remedy: string): never => {
    const at = markdown.indexOf(raw.trim())
    const line = at === -1 ? 1 : markdown.slice(0, at).split('\n').length
    throw new ContentProblem(file, `line ${line}`, `"${raw.trim().slice(0, 40)}" ${remedy}`)
  }

  const blocks = (tokens: Token[]): Block[] =>
    tokens.filter(({ type }) => type !== 'space' && type !== 'def').map(block)

  function block(token: Token): Block {
    switch (token.type) {
      case 'heading': {
        if (token.depth === 2 || token.depth === 3)
          return { heading: inlines(token.tokens ?? []), level: token.depth }
        return refuse(token.raw, 'is a heading of another level; the title is the subject, begin with ##')
      }
      case 'paragraph':
        return { paragraph: inlines(token.tokens ?? []) }
      case 'list':
        return { items: (token as Tokens.List).items.map(item), isOrdered: token.ordered }
      case 'blockquote':
        return { quote: blocks(token.tokens ?? []) }
      case 'hr':
        return { divider: true }
      case 'html':
        return refuse(token.raw, 'is HTML; write Markdown alone')
      default:
        return refuse(token.raw, `(${token.type}) cannot stand in an issue; write it as paragraphs or a list`)
    }
  }

  function item({ tokens, raw }: Tokens.ListItem): Inline[] {
    const [first, ...more] = tokens
    if (first && more.length === 0 && (first.type === 'text' || first.type === 'paragraph'))
      return inlines('tokens' in first ? (first.tokens ?? []) : [])
    return refuse(raw, 'is more than a line of a list; write one paragraph for each')
  }

  const inlines = (tokens: Token[]): Inline[] => tokens.map(inline)

  function inline(token: Token): Inline {
    switch (token.type) {
      case 'text':
      case 'escape':
        return words(token.text)
      case 'strong':
        return { strong: inlines(token.tokens ?? []) }
      case 'em':
        return { emphasis: inlines(token.tokens ?? []) }
      case 'br':
        return { lineBreak: true }
      case 'link':
        if (!/^(https:\/\/|mailto:|tel:|\/(?!\/))[^\s{}]+$/.test(token.href))
          return refuse(token.raw, 'leads neither to https:// nor to a page of ours such as /sv/jobs/')
        return { link: token.href, words: inlines(token.tokens ?? []) }
      case 'html':
        return refuse(token.raw, 'is HTML; write Markdown alone')
      case 'image':
        return refuse(token.raw, 'is a picture, and a picture tells when a letter is opened; link to it')
      default:
        return refuse(token.raw, `(${token.type}) cannot stand in an issue; write plain words`)
    }
  }

  function words(text: string): string {
    const unfilled = /[{}]/.exec(text) ?? /&(#\d+|\w+);/.exec(text)
    if (!unfilled) return text.replace(/\s*\n\s*/g, ' ')
    return refuse(unfilled[0], 'has no value in an issue; write the words themselves')
  }

  return { blocks }
}
