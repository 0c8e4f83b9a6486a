import { childrenOf, type Node, textIn } from './xml-tree.ts'

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}|Z)$/

/** Where a feed breaks RFC 4287; empty when it does not. */
export function atomFaults(feed: Node): string[] {
  const entries = childrenOf(feed, 'entry')
  const ids = entries.map((entry) => textIn(entry, 'id'))
  return [
    ...(feed.name === 'feed' && feed.space === 'http://www.w3.org/2005/Atom' ? [] : ['§4.1.1 is no feed']),
    ...(feed.attributes['xml:lang'] ? [] : ['§2 names no language']),
    ...commonFaults(feed),
    ...(linksOf(feed, 'self').length === 1 ? [] : ['§4.1.1 must name itself']),
    ...(new Set(ids).size === ids.length ? [] : ['§4.1.2 two entries share an id']),
    ...entries.flatMap(entryFaults),
  ]
}

function commonFaults(node: Node): string[] {
  const once = ['id', 'title', 'updated'].filter((name) => childrenOf(node, name).length !== 1)
  const addresses = childrenOf(node, 'link').map(({ attributes }) => attributes.href)
  return [
    ...once.map((name) => `§4.1 needs exactly one ${name}`),
    ...(childrenOf(node, 'author').every((author) => textIn(author, 'name')?.trim())
      ? []
      : ['§3.2.1 author without a name']),
    ...(childrenOf(node, 'author').length > 0 ? [] : ['§4.2.1 no author']),
    ...(instant.test(textIn(node, 'updated') ?? '') ? [] : ['§3.3 updated is no instant']),
    ...([textIn(node, 'id'), ...addresses].every((address) => URL.canParse(address ?? ''))
      ? []
      : ['§4.2.6 no absolute address']),
  ]
}

function entryFaults(entry: Node): string[] {
  const ways = linksOf(entry, 'alternate').map(
    ({ attributes }) => `${attributes.type} ${attributes.hreflang}`,
  )
  const [content] = childrenOf(entry, 'content')
  return [
    ...commonFaults(entry),
    ...(new Set(ways).size === ways.length && ways.length > 0
      ? []
      : ['§4.1.2 alternates are missing or alike']),
    ...(content?.attributes.type === 'html' && content.children.length === 0
      ? []
      : ['§4.1.3.3 html must be text']),
    ...(instant.test(textIn(entry, 'published') ?? '') ? [] : ['§3.3 published is no instant']),
    ...((textIn(entry, 'published') ?? '') <= (textIn(entry, 'updated') ?? '')
      ? []
      : ['§4.2.15 changed before it was there']),
    ...(childrenOf(entry, 'category').every(({ attributes }) => attributes.term)
      ? []
      : ['§4.2.2.1 category without term']),
  ]
}

function linksOf(node: Node, rel: string): Node[] {
  return childrenOf(node, 'link').filter(({ attributes }) => attributes.rel === rel)
}
