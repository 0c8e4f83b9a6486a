import type { Page } from '@playwright/test'

export interface Node {
  name: string
  space: string | null
  attributes: Record<string, string>
  children: Node[]
  text: string
}

/** What a browser's own XML parser makes of a text; null when it is not well-formed. */
export function treeOf(page: Page, xml: string): Promise<Node | null> {
  return page.evaluate((source) => {
    const read = (element: Element): Node => ({
      name: element.localName,
      space: element.namespaceURI,
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      children: [...element.children].map(read),
      text: element.textContent ?? '',
    })
    const parsed = new DOMParser().parseFromString(source, 'application/xml')
    return parsed.querySelector('parsererror') ? null : read(parsed.documentElement)
  }, xml)
}

export function childrenOf(node: Node, name: string): Node[] {
  return node.children.filter((child) => child.name === name)
}

export function textIn(node: Node, name: string): string | undefined {
  return childrenOf(node, name)[0]?.text
}
