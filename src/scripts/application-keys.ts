/** While the focus is among the links to the applications around this one, J and K follow them (WCAG 2.2, 2.1.4). */
const around = document.querySelector<HTMLElement>('#around')
const links: Readonly<Record<string, string>> = { j: '[rel=next]', k: '[rel=prev]' }

around?.querySelector('[hidden]')?.removeAttribute('hidden')
around?.addEventListener('keydown', (event) => {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event
  const link = links[key]
  if (!link || altKey || ctrlKey || metaKey || shiftKey) return
  around.querySelector<HTMLElement>(link)?.click()
})
