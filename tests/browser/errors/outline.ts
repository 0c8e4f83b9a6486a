import type { Page } from '@playwright/test'
import type { Wrong } from './wrongs.ts'

/**
 * How an error stands in the page, without its words: its line in the summary, and its field with what ties label,
 * hint and error to the control. The same in every language and on every screen.
 */
export function outlineOf(page: Page, { message, at }: Wrong): Promise<string> {
  return page.evaluate(
    ([message, at]) => {
      const shown = (node: Element) => {
        const ids = node.id ? `#${node.id}` : ''
        const classes = [...node.classList].map((name) => `.${name}`).join('')
        const said = ['type', 'role', 'for', 'href', 'tabindex', 'aria-invalid', 'aria-describedby']
          .flatMap((name) => (node.hasAttribute(name) ? `[${name}="${node.getAttribute(name)}"]` : []))
          .join('')
        return `${node.localName}${ids}${classes}${said}`
      }
      const within = (node: Element, depth: number): string[] => [
        `${'  '.repeat(depth)}${shown(node)}`,
        ...(node.localName === 'select'
          ? []
          : [...node.children].flatMap((child) => within(child, depth + 1))),
      ]
      const line =
        at === 'form'
          ? document.querySelector('#errors li:not(:has(a))')
          : document.querySelector(`#errors li:has([href="#${at}"])`)
      const field = document.getElementById(at!)?.closest('.field')
      return [message, ...[line, field].flatMap((node) => (node ? within(node, 1) : [])), ''].join('\n')
    },
    [message, at],
  )
}
