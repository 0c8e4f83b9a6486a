type Slot = string | number | Markup | readonly Markup[] | undefined

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** HTML that is safe to put into a page as it is. */
export class Markup {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

/** Builds HTML; every value is escaped unless it was built here itself. */
export function html(literals: TemplateStringsArray, ...slots: Slot[]): Markup {
  return new Markup(literals.reduce((page, literal, place) => page + sourceOf(slots[place - 1]) + literal))
}

function sourceOf(slot: Slot): string {
  if (slot === undefined) return ''
  if (slot instanceof Markup) return slot.source
  if (typeof slot === 'object') return slot.map((part) => part.source).join('')
  return String(slot).replace(/[&<>"']/g, (character) => escapes[character] ?? '')
}
