import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** One stop of the keyboard on its way through a page. */
export interface Stop {
  text: string
  href: string | null
  ringPixels: number
  isCovered: boolean
  coveredBy: string
}

/**
 * Presses Tab and looks at where the focus is; null when it has left the page. What a frame shows, a viewer of PDF
 * files for one, has stops of its own: they are passed, and a frame that lets nobody out again never comes to an end.
 */
export async function nextFocus(page: Page): Promise<Stop | null> {
  const isInFrame = () => page.evaluate(() => document.activeElement instanceof HTMLIFrameElement)
  do await page.keyboard.press('Tab')
  while (await isInFrame())
  return page.evaluate(() => {
    const node = document.activeElement
    if (!node || node === document.body) return null
    const { outlineStyle, outlineWidth } = getComputedStyle(node)
    const { left, top, width, height } = node.getClientRects()[0]!
    const above = document.elementFromPoint(left + width / 2, top + height / 2)
    return {
      text: (node.textContent || node.id).trim().slice(0, 60),
      href: node.getAttribute('href'),
      ringPixels: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      isCovered: !above || !(node.contains(above) || above.contains(node)),
      coveredBy: above?.outerHTML.slice(0, 80) ?? 'the edge of the window',
    }
  })
}

/** What can be pressed and is smaller than so many pixels (WCAG 2.2, 2.5.8); links within a sentence are left out. */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const isInSentence = (node: Element) =>
      node.tagName === 'A' &&
      getComputedStyle(node).display === 'inline' &&
      (node.parentElement?.textContent ?? '').trim() !== (node.textContent ?? '').trim()
    const targetOf = (node: Element) => node.closest('label') ?? node
    return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter(
        (node) => node.checkVisibility() && !node.closest('.out-of-sight, .skip') && !isInSentence(node),
      )
      .filter((node) => {
        const { width, height } = targetOf(node).getBoundingClientRect()
        return width + 0.5 < least || height + 0.5 < least
      })
      .map((node) => node.outerHTML.slice(0, 100))
  }, least)
}

/** Sets text as wide as WCAG 2.2, 1.4.12 asks that a page can bear. */
export async function widen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const wide = new CSSStyleSheet()
    wide.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    )
    document.adoptedStyleSheets = [wide]
  })
}

/** What makes a page scroll sideways, by how many pixels and with what sticks out; nothing when all of it fits. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pixels = document.documentElement.scrollWidth - innerWidth
    if (pixels <= 0) return []
    const outside = [...document.querySelectorAll('body *')].filter(
      (node) => node.getBoundingClientRect().right > innerWidth,
    )
    return [`${pixels} px of ${innerWidth}`, ...outside.map((node) => node.outerHTML.slice(0, 100))]
  })
}

/** How far a page scrolls sideways, what in it is cut off, and what stays put on top of the rest. */
export function lookAt(page: Page): Promise<{ overflow: number; cutOff: string[]; pinned: string[] }> {
  return page.evaluate(() => {
    const nodes = [...document.querySelectorAll('body *')]
    const named = (found: Element[]) => found.map((node) => node.outerHTML.slice(0, 100))
    return {
      overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth),
      cutOff: named(
        nodes.filter((node) => {
          const { overflowX, clipPath } = getComputedStyle(node)
          const mayCut = (overflowX === 'hidden' || overflowX === 'clip') && clipPath === 'none'
          return (
            mayCut && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1)
          )
        }),
      ),
      pinned: named(nodes.filter((node) => ['fixed', 'sticky'].includes(getComputedStyle(node).position))),
    }
  })
}

const everything = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const

/**
 * What axe has against the page as it stands, each with the first place it is found at, and what makes it scroll
 * sideways, if it does. Axe stays in the page, which holds no frames of others, and tells of faults alone: so
 * it takes a third of the time.
 */
export async function faultsOn(page: Page, rule?: string): Promise<unknown[]> {
  const runOnly = rule
    ? { type: 'rule' as const, values: [rule] }
    : { ...everything, values: [...everything.values] }
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], runOnly }).setLegacyMode(true)
  const { violations } = await axe.analyze()
  return [...violations.map(({ id, nodes }) => [id, nodes[0]?.html]), ...(await sideways(page))]
}
