/** @jsxImportSource hono/jsx */

/** Short facts, term by term; a fact without a text is left out. */
export function Facts({ facts }: { facts: [term: string, text: string | null | undefined][] }) {
  const told = facts.filter(([, text]) => text)
  if (told.length === 0) return null
  return (
    <dl>
      {told.map(([term, text]) => (
        <>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </>
      ))}
    </dl>
  )
}
