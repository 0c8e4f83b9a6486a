import type { Site } from '../../../promises/organisation/site.ts'

/** The look of the downloaded page: what is in it is all it needs. No sign here may need escaping in HTML. */
export function styleFor({ accent }: Site['brand']): string {
  return `
:root { color-scheme: light dark; --paper: light-dark(#fbfaf6, #101714); --mist: light-dark(#edf1ea, #17221d);
  --card: light-dark(#ffffff, #1b2822); --ink: light-dark(#16231e, #e9efe9); --soft: light-dark(#4d5a54, #a9b7af);
  --line: light-dark(#d9ded4, #2e3d36); --accent: light-dark(${accent.light}, ${accent.dark}); }
html { background: var(--paper); color: var(--ink); }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; font: 1.0625rem/1.55 system-ui, sans-serif; }
a { color: var(--accent); overflow-wrap: anywhere; margin-inline-end: 1rem; }
h1 { font-size: 1.9rem; line-height: 1.2; }
h2 { font-size: 1.4rem; margin: 0 0 0.75rem; overflow-wrap: anywhere; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 0.25rem; }
section { margin: 2rem 0; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.625rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr; gap: 0.3rem 1rem; margin: 0.5rem 0; }
dt { color: var(--soft); }
dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
blockquote { margin: 0.25rem 0 0.75rem; padding: 0.5rem 0.75rem; background: var(--mist); }
.typed { white-space: pre-line; overflow-wrap: anywhere; }
summary { cursor: pointer; padding: 0.5rem 0; }
li { margin: 0.25rem 0; }
@media (max-width: 30rem) { dl { display: block; } dd { margin-bottom: 0.6rem; } }
@media print { section { border: 0; padding: 0; } }
`
}
