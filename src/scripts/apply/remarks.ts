/**
 * A sentence at a control, said politely and tied to it for screen readers; null takes it away.
 * Errors stand before the control and mark it; warnings stand after it.
 */
export function remark(
  control: HTMLElement,
  kind: 'error' | 'warning',
  text: string | null,
): HTMLElement | null {
  const id = `${control.id}-${kind}`
  document.getElementById(id)?.remove()
  const described = (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((other) => other && other !== id)
  if (kind === 'error') control.removeAttribute('aria-invalid')
  let element: HTMLElement | null = null
  if (text !== null) {
    element = document.createElement('p')
    element.id = id
    element.className = kind
    element.setAttribute('role', 'status')
    if (kind === 'error') control.setAttribute('aria-invalid', 'true')
    control[kind === 'error' ? 'before' : 'after'](element)
    element.textContent = text
    described.unshift(id)
  }
  control.setAttribute('aria-describedby', described.join(' '))
  return element
}
