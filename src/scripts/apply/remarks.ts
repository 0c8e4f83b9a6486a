/**
 * A sentence at a control, tied to it for screen readers; null takes it away.
 * Errors stand before the control and mark it; other remarks stand after it.
 */
export function remark(
  control: HTMLElement,
  kind: 'error' | 'warning' | 'count',
  text: string | null,
): HTMLElement | null {
  const id = `${control.id}-${kind}`
  document.getElementById(id)?.remove()
  const described = (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((other) => other && other !== id)
  if (kind === 'error') control.toggleAttribute('aria-invalid', false)
  let element: HTMLElement | null = null
  if (text !== null) {
    element = document.createElement('p')
    element.id = id
    element.className = kind
    element.textContent = text
    if (kind !== 'count') element.setAttribute('role', 'alert')
    if (kind === 'error') control.setAttribute('aria-invalid', 'true')
    control[kind === 'error' ? 'before' : 'after'](element)
    described.unshift(id)
  }
  control.setAttribute('aria-describedby', described.join(' '))
  return element
}
